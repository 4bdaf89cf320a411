using LittleShop.Api.Caching;
using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Catalog.Products;

/// <summary>Takes a product off the shelf. It stays in the database: orders and their photos refer to it.</summary>
internal static class ArchiveProduct
{
    public static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid id, uint version, ShopDb db, ShopCache cache, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var archived = await db.Products
            .Where(product => product.Id == id && product.Version == version)
            .ExecuteUpdateAsync(
                product => product
                    .SetProperty(p => p.Status, ProductStatus.Archived)
                    .SetProperty(p => p.UpdatedAt, now),
                ct);
        if (archived == 0)
        {
            return await db.Products.AnyAsync(product => product.Id == id, ct)
                ? Problems.Stale()
                : TypedResults.NotFound();
        }

        await cache.RemoveGroupAsync(CacheGroups.Catalog);
        return TypedResults.NoContent();
    }
}
