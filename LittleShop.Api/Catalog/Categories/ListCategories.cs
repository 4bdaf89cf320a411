using LittleShop.Api.Caching;
using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Catalog.Categories;

/// <summary>All categories, in the order the shop owner gave them.</summary>
internal static class ListCategories
{
    private static readonly TimeSpan _lifetime = TimeSpan.FromMinutes(2);

    public static async Task<JsonOk<IReadOnlyList<CategorySummary>>> Handle(ShopCache cache, CancellationToken ct) =>
        new(await cache.GetOrSetAsync("categories", CacheGroups.Catalog, _lifetime, LoadAsync, ct));

    private static async Task<JsonBytes> LoadAsync(ShopDb db, CancellationToken ct) => JsonBytes.Of(await db.Categories
        .OrderBy(category => category.Position).ThenBy(category => category.Name)
        .ToSummaries(db)
        .ToListAsync(ct));

    public static IQueryable<CategorySummary> ToSummaries(this IQueryable<Category> categories, ShopDb db) =>
        categories.Select(category => new CategorySummary(
            category.Id, category.Name, category.Slug, category.Position,
            db.Products.Count(p => p.CategoryId == category.Id && p.Status == ProductStatus.Active),
            category.Version));
}
