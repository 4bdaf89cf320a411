namespace LittleShop.Api.Catalog.Photos;

/// <summary>What a picture is by its first bytes; its name and what its sender calls it prove nothing.</summary>
internal static class PictureKind
{
    public const string Webp = "image/webp";
    public const string Jpeg = "image/jpeg";

    /// <summary>Drawn by ourselves. Never taken from outside: a text that may refer to files is no photo.</summary>
    public const string Svg = "image/svg+xml";

    public const string Accepted = "JPEG, PNG, WebP, GIF or AVIF";

    /// <summary>The content type; null for everything that the shop does not take.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xff, 0xd8, 0xff, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => "image/png",
        _ when bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) => "image/gif",
        _ when bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) => Webp,
        _ when bytes.Length > 12 && IsAvif(bytes) => "image/avif",
        _ => null,
    };

    private static bool IsAvif(ReadOnlySpan<byte> bytes) =>
        bytes[4..8].SequenceEqual("ftyp"u8)
        && (bytes[8..12].SequenceEqual("avif"u8) || bytes[8..12].SequenceEqual("avis"u8));
}
