using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Api.Catalog;

/// <summary>What a manager does to the catalogue, as tests need it.</summary>
internal static class Shelves
{
    public static SaveProduct Teapot(string title = "Teapot", decimal price = 12.5m, int stock = 5) => new(
        title, "Pours well.", "Kettle & Co", ["tea", "kitchen"], null, ProductStatus.Active, [],
        [new SaveVariant(null, [], "TP-1", price, null, stock)], null);

    public static SaveProduct Shirt() => new(
        "Shirt", "Cotton.", null, [], null, ProductStatus.Active, ["Size", "Colour"],
        [
            new SaveVariant(null, ["Small", "Green"], "S-G", 20m, 25m, 3),
            new SaveVariant(null, ["Large", "Green"], "L-G", 22m, null, 4),
        ],
        null);

    /// <summary>The product as it would be saved again without a change.</summary>
    public static SaveProduct AsSaved(this ProductDetail product) => new(
        product.Title, product.Description, product.Vendor, product.Tags, product.CategoryId, product.Status,
        product.OptionNames,
        [
            .. product.Variants.Select(variant => new SaveVariant(
                variant.Id, variant.Options, variant.Sku, variant.Price.Amount, variant.CompareAt?.Amount,
                variant.Stock)),
        ],
        product.Version);

    extension(ShopHost shop)
    {
        public async Task<ProductDetail> NewProductAsync(SaveProduct? save = null)
        {
            using var manager = await shop.AsAdminAsync(Roles.Manager);
            return await manager.PostAsync<ProductDetail>("/products", save ?? Teapot());
        }

        public async Task<CategorySummary> NewCategoryAsync(string name, int position = 1)
        {
            using var manager = await shop.AsAdminAsync(Roles.Manager);
            return await manager.PostAsync<CategorySummary>("/categories", new SaveCategory(name, position, null));
        }
    }
}
