using LittleShop.Contracts;
using NetVips;

namespace LittleShop.Api.Catalog.Photos;

/// <summary>The limits of a picture from outside, checked on its header before anything of it is decoded.</summary>
internal static class PictureFrame
{
    /// <summary>64 megapixels: more than a phone's camera makes, and 200 MB when decoded.</summary>
    public const long Pixels = 64_000_000;

    private const int Side = 20_000;
    private const int Smallest = 8;

    /// <summary>Why this is no photo for the shop, with what to do; null where it is one.</summary>
    public static string? WhyNot(byte[] bytes)
    {
        if (bytes.Length > Limits.PhotoBytes)
        {
            return $"The picture is larger than {Limits.PhotoBytes / 1024 / 1024} MB. Choose a smaller one.";
        }

        if (PictureKind.Of(bytes) is null)
        {
            return $"This is no picture that the shop can read. Use {PictureKind.Accepted}.";
        }

        try
        {
            using var header = Image.NewFromBuffer(bytes);
            return (header.Width, header.Height) switch
            {
                ( > Side, _) or (_, > Side) => TooLarge(header),
                var (width, height) when (long)width * height > Pixels => TooLarge(header),
                ( < Smallest, _) or (_, < Smallest) => "The picture is too small. Choose a larger one.",
                _ => null,
            };
        }
        catch (VipsException)
        {
            return "The picture is damaged. Save it anew and try again.";
        }
    }

    private static string TooLarge(Image picture) =>
        $"The picture has {picture.Width} × {picture.Height} pixels, and the shop takes {Pixels / 1_000_000} million. "
        + "Make it smaller.";
}
