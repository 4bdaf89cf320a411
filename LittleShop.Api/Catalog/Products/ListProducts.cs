using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using LittleShop.Api.Caching;
using LittleShop.Api.Data;
using LittleShop.Api.Security;
using LittleShop.Api.Shop;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Catalog.Products;

/// <summary>Products by title. Customers, through the bot, see active ones only.</summary>
internal static class ListProducts
{
    /// <summary>Stock in a list may be as old as this; the cart asks for the real one.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    public static async Task<JsonOk<Page<ProductSummary>>> Handle(
        ClaimsPrincipal user, ShopDb db, ShopCache cache, IOptions<ShopOptions> shop, Guid? categoryId = null,
        string? search = null, ProductStatus? status = null, string? after = null, [Range(1, 100)] int size = 25,
        CancellationToken ct = default)
    {
        var currency = shop.Value.Currency;
        var seen = user.IsInRole(ServiceKeys.BotRole) ? ProductStatus.Active : status;
        var wanted = new Wanted(categoryId, CleanText.Line(search), seen, TitleCursor.Parse(after), size);
        if (wanted is { Search: "", After: null })
        {
            return new(await cache.GetOrSetAsync(
                $"products:{seen}:{categoryId:N}:{size}", CacheGroups.Catalog, Lifetime,
                async (own, token) => JsonBytes.Of(await LoadAsync(own, wanted, currency, token)), ct));
        }

        return new(JsonBytes.Of(await LoadAsync(db, wanted, currency, ct)));
    }

    private static async Task<Page<ProductSummary>> LoadAsync(
        ShopDb db, Wanted wanted, string currency, CancellationToken ct)
    {
        var products = db.Products.AsNoTracking();
        if (wanted.CategoryId is { } categoryId)
        {
            products = products.Where(product => product.CategoryId == categoryId);
        }

        if (wanted.Status is { } status)
        {
            products = products.Where(product => product.Status == status);
        }

        if (wanted.Search.Length > 0)
        {
            var pattern = SearchText.Anywhere(wanted.Search);
            products = products.Where(product => EF.Functions.ILike(product.Title, pattern, SearchText.Escape));
        }

        if (wanted.After is { } last)
        {
            products = products.Where(product => EF.Functions.GreaterThan(
                ValueTuple.Create(product.Title, product.Id), ValueTuple.Create(last.Title, last.Id)));
        }

        var found = await products
            .OrderBy(product => product.Title).ThenBy(product => product.Id)
            .Take(wanted.Size + 1)
            .ToSummaries(db.Categories, currency)
            .ToListAsync(ct);
        return found.ToPage(wanted.Size, row => new TitleCursor(row.Title, row.Id));
    }

    private sealed record Wanted(Guid? CategoryId, string Search, ProductStatus? Status, TitleCursor? After, int Size);
}

/// <summary>For lists by title.</summary>
internal sealed record TitleCursor(string Title, Guid Id) : ICursor
{
    public string Encode() => Cursor.Encode(Title, Id.ToString("N"));

    public static TitleCursor? Parse(string? text) =>
        Cursor.Decode(text) is [var title, var id] && Guid.TryParse(id, out var guid)
            ? new TitleCursor(CleanText.Line(title), guid)
            : null;
}
