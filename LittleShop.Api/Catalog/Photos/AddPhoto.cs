using LittleShop.Api.Caching;
using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Catalog.Photos;

/// <summary>Takes an uploaded picture as it came. The sizes that are shown follow in the background.</summary>
internal static class AddPhoto
{
    public const int PhotosOfOneProduct = 30;

    public static async Task<Results<Created<PhotoView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IFormFile file, ShopDb db, ShopCache cache, PhotoQueue queue, [FromForm] string? alt = null,
        CancellationToken ct = default)
    {
        if (file.Length > Limits.PhotoBytes)
        {
            return Problems.Invalid("photo", "The picture is larger than 15 MB. Choose a smaller one.");
        }

        using var upload = new MemoryStream((int)file.Length);
        await file.CopyToAsync(upload, ct);
        var bytes = upload.ToArray();
        if (PictureFrame.WhyNot(bytes) is { } problem)
        {
            return Problems.Invalid("photo", problem);
        }

        var text = CleanText.LineOrNull(alt) is var line && line?.Length > Limits.Title
            ? line[..Limits.Title]
            : line;
        var photo = new Photo { ProductId = id, Position = 0, Alt = text };
        var refusal = await db.InTransactionAsync(() => SaveAsync(photo, bytes, db, ct), ct);
        if (refusal is not null)
        {
            return refusal;
        }

        await cache.RemoveGroupAsync(CacheGroups.Catalog);
        queue.Work(photo.Id);
        return TypedResults.Created(
            $"/photos/{photo.Id}", new PhotoView(photo.Id, photo.Alt, photo.Position, photo.State, photo.SourceUrl));
    }

    private static async Task<Results<Created<PhotoView>, NotFound, ProblemHttpResult>?> SaveAsync(
        Photo photo, byte[] bytes, ShopDb db, CancellationToken ct)
    {
        // The product's row is locked, so that two uploads at once get two places.
        var product = await db.Products
            .FromSql($"select *, xmin from products where id = {photo.ProductId} for update")
            .AsNoTracking().AnyAsync(ct);
        if (!product)
        {
            return TypedResults.NotFound();
        }

        var last = await db.Photos.Where(other => other.ProductId == photo.ProductId)
            .GroupBy(_ => 1).Select(all => new { Count = all.Count(), Position = all.Max(other => other.Position) })
            .FirstOrDefaultAsync(ct);
        if (last?.Count >= PhotosOfOneProduct)
        {
            return Problems.Invalid("photo", $"A product has at most {PhotosOfOneProduct} photos. Remove one first.");
        }

        photo.Position = (last?.Position ?? 0) + 1;
        db.Add(photo);
        db.Add(new PhotoFile
        {
            PhotoId = photo.Id,
            Width = 0,
            ContentType = PictureKind.Of(bytes)!,
            Bytes = bytes,
        });
        await db.SaveChangesAsync(ct);
        return null;
    }
}
