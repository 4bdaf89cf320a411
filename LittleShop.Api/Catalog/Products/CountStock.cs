using LittleShop.Api.Caching;
using LittleShop.Api.Data;
using LittleShop.Api.Shop;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Catalog.Products;

/// <summary>Sets one variant's stock anew. A sale since the caller looked makes its version stale.</summary>
internal static class CountStock
{
    public static async Task<Results<Ok<VariantView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, SetStock count, ShopDb db, ShopCache cache, IOptions<ShopOptions> shop, CancellationToken ct)
    {
        if (await db.Variants.FindAsync([id], ct) is not { } variant)
        {
            return TypedResults.NotFound();
        }

        if (variant.Version != count.Version)
        {
            return Problems.Stale();
        }

        variant.Stock = count.Stock;
        await db.SaveChangesAsync(ct); // a race is lost here, and answered 409 by LostRaceHandler
        await cache.RemoveGroupAsync(CacheGroups.Catalog);
        var siblings = await db.Variants.CountAsync(other => other.ProductId == variant.ProductId, ct);
        return TypedResults.Ok(variant.ToView(siblings, shop.Value.Currency));
    }
}
