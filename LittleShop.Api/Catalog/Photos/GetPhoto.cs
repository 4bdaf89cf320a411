using LittleShop.Api.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace LittleShop.Api.Catalog.Photos;

/// <summary>A photo's bytes. They never change: another picture is another photo.</summary>
internal static class GetPhoto
{
    private const string Forever = "private, max-age=31536000, immutable";

    public static async Task<Results<FileContentHttpResult, StatusCodeHttpResult, NotFound, ProblemHttpResult>> Handle(
        Guid id, HttpContext http, ShopDb db, int width = PictureMaker.Large, string? format = null,
        CancellationToken ct = default)
    {
        var contentType = format switch { null or "webp" => PictureKind.Webp, "jpeg" => PictureKind.Jpeg, _ => null };
        if (contentType is null || width is not (PictureMaker.Small or PictureMaker.Large)
            || (contentType == PictureKind.Jpeg && width == PictureMaker.Small))
        {
            return Problems.Invalid("size", "A photo comes as webp in 320 or 1200 pixels, or as jpeg in 1200.");
        }

        var tag = new EntityTagHeaderValue($"\"{id:N}-{width}-{contentType[6..]}\"");
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            Keep(http, tag);
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var bytes = await db.PhotoFiles
            .Where(file => file.PhotoId == id && file.Width == width && file.ContentType == contentType)
            .Select(file => file.Bytes)
            .FirstOrDefaultAsync(ct);
        if (bytes is null)
        {
            http.Response.Headers.CacheControl = "no-store"; // it may be ready in a moment
            return TypedResults.NotFound();
        }

        Keep(http, tag);
        return TypedResults.Bytes(bytes, contentType);
    }

    private static void Keep(HttpContext http, EntityTagHeaderValue tag)
    {
        http.Response.Headers.CacheControl = Forever;
        http.Response.Headers.ETag = tag.ToString();
    }
}
