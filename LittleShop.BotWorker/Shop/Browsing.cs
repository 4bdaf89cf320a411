using LittleShop.BotWorker.Conversation;
using LittleShop.Contracts;

namespace LittleShop.BotWorker.Shop;

/// <summary>Looking around: categories, lists, products.</summary>
internal sealed class Browsing(ShopfrontClient shop)
{
    private const int FarthestJump = 10;

    public async Task<Turn> CategoriesAsync(ListCategories wanted, CancellationToken ct)
    {
        var found = await shop.ListCategoriesAsync(ct);
        return found.Ok ? Browse.Categories(found.Value, wanted.Page) : Sorry.Refused(found.Problem);
    }

    public Task<Turn> FindAgainAsync(FindAgain wanted, Visit visit, CancellationToken ct) =>
        visit.Memory.Products?.Search is { } words
            ? ProductsAsync(new(null, words, wanted.Page), visit, ct)
            : Task.FromResult<Turn>(Welcome.HowToSearch());

    public async Task<Turn> ProductsAsync(ListProducts wanted, Visit visit, CancellationToken ct)
    {
        var listing = visit.Memory.Products is { } last
            && last.Category == wanted.Category && last.Search == wanted.Search
            ? last
            : new Listing(wanted.Category, wanted.Search, [null], 0);

        // A button of an older list: the cursors up to its page are read anew.
        for (var page = listing.Cursors.Count - 1; page < Math.Min(wanted.Page, FarthestJump); page++)
        {
            var passed = await ReadAsync(listing, page, ct);
            if (passed is not { Ok: true, Value.Next: { } next })
            {
                break;
            }

            listing = listing with { Cursors = [.. listing.Cursors, next] };
        }

        listing = listing with { Page = Math.Clamp(wanted.Page, 0, listing.Cursors.Count - 1) };
        var found = await ReadAsync(listing, listing.Page, ct);
        return found.Ok ? Browse.Products(found.Value, listing) : Sorry.Refused(found.Problem);
    }

    public async Task<Turn> ProductAsync(OpenProduct wanted, Visit visit, CancellationToken ct)
    {
        var found = await shop.GetProductAsync(wanted.Product, ct);
        return IsGone(found)
            ? Sorry.ProductGone()
            : ShowProduct.Page(found.Value!, wanted.Photo, wanted.VariantPage, visit.Memory.Products);
    }

    public async Task<Turn> VariantAsync(OpenVariant wanted, CancellationToken ct)
    {
        var found = await shop.GetProductAsync(wanted.Product, ct);
        if (IsGone(found))
        {
            return Sorry.ProductGone();
        }

        return found.Value!.Variants.FirstOrDefault(variant => variant.Id == wanted.Variant) is { } variant
            ? ShowProduct.Variant(found.Value, variant)
            : new Turn(new Browse(), ShowProduct.Page(found.Value, 0, 0, null))
            {
                Toast = "That one is gone. Here is what there is now.",
            };
    }

    private static bool IsGone(ApiAnswer<ProductDetail> found) =>
        found is not { Ok: true, Value: { Status: ProductStatus.Active, Variants.Count: > 0 } };

    private Task<ApiAnswer<Page<ProductSummary>>> ReadAsync(Listing listing, int page, CancellationToken ct) =>
        shop.ListProductsAsync(listing.Category, listing.Search, listing.Cursors[page], Browse.ProductsOnPage, ct);
}
