using LittleShop.Api.Caching;
using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Catalog.Photos;

internal static class RemovePhoto
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, ShopDb db, ShopCache cache, CancellationToken ct)
    {
        if (await db.Photos.Where(photo => photo.Id == id).ExecuteDeleteAsync(ct) == 0)
        {
            return TypedResults.NotFound();
        }

        await cache.RemoveGroupAsync(CacheGroups.Catalog);
        return TypedResults.NoContent();
    }
}

internal static class OrderPhotos
{
    /// <summary>The body names every photo of the product once, in the wanted order.</summary>
    public static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, Guid[] wanted, ShopDb db, ShopCache cache, CancellationToken ct)
    {
        if (!await db.Products.AnyAsync(product => product.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        var photos = await db.Photos.Where(photo => photo.ProductId == id).ToListAsync(ct);
        if (!photos.Select(photo => photo.Id).Order().SequenceEqual(wanted.Order()))
        {
            return Problems.Conflict(Problems.StaleCode, "The photos changed meanwhile. Look at them again.");
        }

        foreach (var photo in photos)
        {
            photo.Position = Array.IndexOf(wanted, photo.Id) + 1;
        }

        await db.SaveChangesAsync(ct);
        await cache.RemoveGroupAsync(CacheGroups.Catalog);
        return TypedResults.NoContent();
    }
}

internal static class RetryPhoto
{
    /// <summary>A photo that could not be had becomes pending again, with all its tries before it.</summary>
    public static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, ShopDb db, ShopCache cache, PhotoQueue queue, CancellationToken ct)
    {
        var retried = await db.Photos
            .Where(photo => photo.Id == id && photo.State == PhotoState.Missing)
            .ExecuteUpdateAsync(
                photo => photo
                    .SetProperty(p => p.State, PhotoState.Pending)
                    .SetProperty(p => p.Attempts, 0)
                    .SetProperty(p => p.NotBefore, (DateTimeOffset?)null),
                ct);
        if (retried == 0)
        {
            return await db.Photos.AnyAsync(photo => photo.Id == id, ct)
                ? Problems.Conflict("not-missing", "This photo is not missing: there is nothing to try again.")
                : TypedResults.NotFound();
        }

        await cache.RemoveGroupAsync(CacheGroups.Catalog);
        queue.Work(id);
        return TypedResults.NoContent();
    }
}
