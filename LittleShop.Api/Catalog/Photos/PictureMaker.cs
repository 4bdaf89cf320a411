using NetVips;

namespace LittleShop.Api.Catalog.Photos;

/// <summary>Makes the sizes that are shown: upright, sRGB, without what cameras write about where and when.</summary>
internal static class PictureMaker
{
    public const int Small = 320;
    public const int Large = 1200;

    private static readonly SemaphoreSlim _oneAtATime = new(1); // a decoded photo may take 200 MB

    static PictureMaker()
    {
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0; // every picture is seen once
    }

    /// <exception cref="VipsException">The picture cannot be decoded.</exception>
    public static async Task<IReadOnlyList<PhotoFile>> MakeAsync(
        Guid photoId, byte[] original, CancellationToken ct)
    {
        await _oneAtATime.WaitAsync(ct);
        try
        {
            return await Task.Run(() => Make(photoId, original), ct);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private static List<PhotoFile> Make(Guid photoId, byte[] original)
    {
        using var large = Shrink(original, Large);
        using var small = large.ThumbnailImage(Small, Small, Enums.Size.Down);
        using var opaque = large.HasAlpha() ? large.Flatten(background: [255, 255, 255]) : large.Copy();
        const Enums.ForeignKeep nothing = Enums.ForeignKeep.None;
        return
        [
            Of(photoId, Small, PictureKind.Webp, small.WebpsaveBuffer(q: 80, keep: nothing)),
            Of(photoId, Large, PictureKind.Webp, large.WebpsaveBuffer(q: 80, keep: nothing)),
            Of(photoId, Large, PictureKind.Jpeg, opaque.JpegsaveBuffer(q: 84, keep: nothing, interlace: true)),
        ];
    }

    // Rotates by the camera's mark, and converts from the picture's own colours, CMYK included. That a picture cut off
    // half-way is an error must be said in the loader's own option: thumbnail's failOn does not reach it.
    private static Image Shrink(byte[] original, int side)
    {
        using var loose = Image.ThumbnailBuffer(
            original, side, optionString: "fail_on=error", height: side, size: Enums.Size.Down, outputProfile: "srgb");
        using var srgb = loose.Colourspace(Enums.Interpretation.Srgb);
        return srgb.CopyMemory();
    }

    private static PhotoFile Of(Guid photoId, int width, string contentType, byte[] bytes) =>
        new() { PhotoId = photoId, Width = width, ContentType = contentType, Bytes = bytes };
}
