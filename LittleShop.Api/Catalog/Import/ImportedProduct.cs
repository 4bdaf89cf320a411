using LittleShop.Contracts;

namespace LittleShop.Api.Catalog.Import;

/// <summary>A product as a file describes it, checked and ready to be stored.</summary>
internal sealed record ImportedProduct(
    string Handle, string Title, string Description, string? Vendor, string? Category, List<string> Tags,
    ProductStatus Status, List<string> OptionNames, List<ImportedVariant> Variants, List<ImportedPhoto> Photos);

internal sealed record ImportedVariant(List<string> Options, string? Sku, decimal Price, decimal? CompareAt, int Stock);

internal sealed record ImportedPhoto(string Url, string? Alt);
