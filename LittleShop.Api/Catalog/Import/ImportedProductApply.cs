using LittleShop.Api.Catalog.Products;
using LittleShop.Contracts;

namespace LittleShop.Api.Catalog.Import;

/// <summary>Makes a product what the file says of it.</summary>
internal static class ImportedProductApply
{
    /// <returns>How many pictures are to be fetched.</returns>
    public static int Apply(this Product product, ImportedProduct wanted, Guid? categoryId)
    {
        product.Title = wanted.Title;
        product.Description = wanted.Description;
        product.Vendor = wanted.Vendor;
        product.Tags = wanted.Tags;
        product.CategoryId = categoryId;
        product.Status = wanted.Status;
        product.OptionNames = wanted.OptionNames;
        ApplyVariants(product, wanted.Variants);
        return ApplyPhotos(product, wanted.Photos);
    }

    private static void ApplyVariants(Product product, List<ImportedVariant> wanted)
    {
        var known = product.Variants.ToDictionary(variant => OptionKey.Of(variant.Options));
        var kept = wanted.Select(variant => OptionKey.Of(variant.Options)).ToHashSet();
        product.Variants.RemoveAll(variant => !kept.Contains(OptionKey.Of(variant.Options)));
        foreach (var (at, line) in wanted.Index())
        {
            if (!known.TryGetValue(OptionKey.Of(line.Options), out var variant))
            {
                variant = new Variant { Position = 0, Price = 0, Stock = line.Stock };
                product.Variants.Add(variant);
            }

            variant.Position = at + 1;
            variant.Options = line.Options;
            variant.Sku = line.Sku;
            variant.Price = line.Price;
            variant.CompareAt = line.CompareAt;
        }
    }

    private static int ApplyPhotos(Product product, List<ImportedPhoto> wanted)
    {
        var urls = wanted.Select(photo => photo.Url).ToHashSet();
        product.Photos.RemoveAll(photo => photo.SourceUrl is { } url && !urls.Contains(url));
        var known = product.Photos.Where(photo => photo.SourceUrl is not null)
            .DistinctBy(photo => photo.SourceUrl).ToDictionary(photo => photo.SourceUrl!);
        var queued = 0;
        foreach (var (at, line) in wanted.Index())
        {
            if (!known.TryGetValue(line.Url, out var photo))
            {
                photo = new Photo { ProductId = product.Id, Position = 0, SourceUrl = line.Url };
                product.Photos.Add(photo);
                queued++;
            }
            else if (photo.State == PhotoState.Missing)
            {
                (photo.State, photo.Attempts, photo.NotBefore) = (PhotoState.Pending, 0, null);
                queued++;
            }

            photo.Position = at + 1;
            photo.Alt = line.Alt ?? photo.Alt;
        }

        foreach (var (at, uploaded) in product.Photos.Where(photo => photo.SourceUrl is null)
            .OrderBy(photo => photo.Position).ToList().Index())
        {
            uploaded.Position = wanted.Count + at + 1;
        }

        return queued;
    }
}
