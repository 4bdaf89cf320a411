using LittleShop.Api.Data.Demo;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Catalog.Products;

/// <summary>Products as others see them, projected in the database.</summary>
internal static class ProductViews
{
    extension(IQueryable<Product> products)
    {
        /// <summary>One statement, however long the list.</summary>
        public IQueryable<ProductSummary> ToSummaries(IQueryable<Category> categories, string currency) =>
            products.Select(product => new ProductSummary(
                product.Id, product.Title, product.CategoryId,
                categories.Where(c => c.Id == product.CategoryId).Select(c => c.Name).FirstOrDefault(), product.Status,
                new Money(product.Variants.Min(variant => (decimal?)variant.Price) ?? 0, currency),
                new Money(product.Variants.Max(variant => (decimal?)variant.Price) ?? 0, currency),
                product.Variants.Sum(variant => variant.Stock), product.Variants.Count,
                product.Photos.Where(photo => photo.State == PhotoState.Ready)
                    .OrderBy(photo => photo.Position).Select(photo => (Guid?)photo.Id).FirstOrDefault(),
                product.UpdatedAt));

        public async Task<ProductDetail?> ToDetailAsync(
            IQueryable<Category> categories, string currency, CancellationToken ct)
        {
            // Split: joined, every variant would come once for each photo.
            var found = await products.AsNoTracking().AsSplitQuery().Select(product => new
            {
                product.Id,
                product.Title,
                product.Slug,
                product.Description,
                product.Vendor,
                product.Tags,
                product.CategoryId,
                product.Status,
                product.OptionNames,
                product.Version,
                Category = categories.Where(c => c.Id == product.CategoryId).Select(c => c.Name).FirstOrDefault(),
                Variants = product.Variants.OrderBy(variant => variant.Position).ToList(),
                Photos = product.Photos.OrderBy(photo => photo.Position).ThenBy(photo => photo.Id)
                    .Select(photo => new PhotoView(
                        photo.Id, photo.Alt, photo.Position, photo.State, photo.SourceUrl)).ToList(),
            }).SingleOrDefaultAsync(ct);
            return found is null ? null : new ProductDetail(
                found.Id, found.Title, found.Slug, found.Description, found.Vendor, found.Tags, found.CategoryId,
                found.Category, found.Status, found.OptionNames,
                [.. found.Variants.Select(variant => variant.ToView(found.Variants.Count, currency))],
                [.. found.Photos.Select(WithoutDrawing)], found.Version);
        }
    }

    public static VariantView ToView(this Variant variant, int siblings, string currency) => new(
        variant.Id, siblings > 1 ? string.Join(" / ", variant.Options) : null, variant.Options, variant.Sku,
        new Money(variant.Price, currency), variant.CompareAt is { } was ? new Money(was, currency) : null,
        variant.Stock, variant.Version);

    // Where a drawing of our own came from is no address that anybody could open.
    private static PhotoView WithoutDrawing(PhotoView photo) =>
        DemoDrawings.IsDrawing(photo.SourceUrl) ? photo with { SourceUrl = null } : photo;
}
