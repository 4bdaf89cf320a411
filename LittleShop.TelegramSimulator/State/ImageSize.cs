using System.Buffers.Binary;

namespace LittleShop.TelegramSimulator.State;

/// <summary>Reads kind and size of an image from its first bytes: PNG, JPEG, GIF, WebP.</summary>
internal sealed record ImageSize(string ContentType, string Extension, int Width, int Height)
{
    public static ImageSize? Read(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] when bytes.Length >= 24 => new(
                "image/png", "png",
                BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..])),
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] when bytes.Length >= 10 => new(
                "image/gif", "gif",
                BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]),
                BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..])),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..]
                when bytes.Length >= 30 && bytes[8..12].SequenceEqual("WEBP"u8) => WebP(bytes),
            [0xFF, 0xD8, 0xFF, ..] => Jpeg(bytes),
            _ => null,
        };

    private static ImageSize? WebP(ReadOnlySpan<byte> bytes)
    {
        var kind = bytes[12..16];
        if (kind.SequenceEqual("VP8X"u8))
        {
            return Of(1 + UInt24(bytes[24..]), 1 + UInt24(bytes[27..]));
        }

        if (kind.SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
            return Of(1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
        }

        return kind.SequenceEqual("VP8 "u8)
            ? Of(BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF)
            : null;

        static ImageSize Of(int width, int height) => new("image/webp", "webp", width, height);
        static int UInt24(ReadOnlySpan<byte> three) => three[0] | (three[1] << 8) | (three[2] << 16);
    }

    /// <summary>Walks the segments up to the start of frame, which holds the size.</summary>
    private static ImageSize? Jpeg(ReadOnlySpan<byte> bytes)
    {
        var at = 2;
        while (at + 9 < bytes.Length && bytes[at] == 0xFF)
        {
            var marker = bytes[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return new ImageSize(
                    "image/jpeg", "jpg",
                    BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]),
                    BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return null;
    }
}
