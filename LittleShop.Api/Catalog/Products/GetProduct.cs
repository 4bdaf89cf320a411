using System.Security.Claims;
using LittleShop.Api.Caching;
using LittleShop.Api.Security;
using LittleShop.Api.Shop;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Catalog.Products;

internal static class GetProduct
{
    public static async Task<Results<JsonOk<ProductDetail>, NotFound>> Handle(
        Guid id, ClaimsPrincipal user, ShopCache cache, IOptions<ShopOptions> shop, CancellationToken ct)
    {
        var onlyActive = user.IsInRole(ServiceKeys.BotRole);
        var currency = shop.Value.Currency;
        var found = await cache.GetOrSetAsync(
            $"product:{id:N}:{(onlyActive ? "active" : "any")}", CacheGroups.Catalog, ListProducts.Lifetime,
            async (db, token) => JsonBytes.Of(await db.Products
                .Where(product => product.Id == id && (!onlyActive || product.Status == ProductStatus.Active))
                .ToDetailAsync(db.Categories, currency, token)),
            ct);
        return found.IsNone ? TypedResults.NotFound() : new JsonOk<ProductDetail>(found);
    }
}
