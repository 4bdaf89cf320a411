using LittleShop.Contracts;

namespace LittleShop.Admin.Blazor.Catalog;

/// <summary>A product while somebody edits it; everything is text or a number that a field can hold.</summary>
public sealed class ProductForm
{
    public string Title { get; set; } = "";

    public string Description { get; set; } = "";

    public string? Vendor { get; set; }

    public string Tags { get; set; } = "";

    public string CategoryId { get; set; } = "";

    public ProductStatus Status { get; set; } = ProductStatus.Active;

    public IList<string> OptionNames { get; private init; } = [];

    public IList<VariantForm> Variants { get; private init; } = [new()];

    public uint? Version { get; init; }

    public static ProductForm Of(ProductDetail product) => new()
    {
        Title = product.Title,
        Description = product.Description,
        Vendor = product.Vendor,
        Tags = string.Join(", ", product.Tags),
        CategoryId = product.CategoryId?.ToString() ?? "",
        Status = product.Status,
        OptionNames = [.. product.OptionNames],
        Variants = [.. product.Variants.Select(VariantForm.Of)],
        Version = product.Version,
    };

    public SaveProduct ToSave() => new(
        Title.Trim(), Description.Trim(), Filled(Vendor),
        [.. Tags.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        Guid.TryParse(CategoryId, out var category) ? category : null, Status,
        [.. OptionNames.Select(name => name.Trim())],
        [.. Variants.Select(variant => variant.ToSave(OptionNames.Count))], Version);

    public void AddOption()
    {
        OptionNames.Add("");
        foreach (var variant in Variants)
        {
            variant.Options.Add("");
        }
    }

    public void RemoveOption(int at)
    {
        OptionNames.RemoveAt(at);
        foreach (var variant in Variants.Where(variant => variant.Options.Count > at))
        {
            variant.Options.RemoveAt(at);
        }
    }

    /// <summary>A new variant begins like the last one: mostly only its options differ.</summary>
    public void AddVariant() => Variants.Add(new VariantForm
    {
        Options = [.. Enumerable.Repeat("", OptionNames.Count)],
        Price = Variants is [.., var last] ? last.Price : 0,
    });

    public static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>A variant while somebody edits it.</summary>
public sealed class VariantForm
{
    public Guid? Id { get; private init; }

    public IList<string> Options { get; init; } = [];

    public string? Sku { get; set; }

    public decimal Price { get; set; }

    public decimal? CompareAt { get; set; }

    public int Stock { get; set; }

    public static VariantForm Of(VariantView variant) => new()
    {
        Id = variant.Id,
        Options = [.. variant.Options],
        Sku = variant.Sku,
        Price = variant.Price.Amount,
        CompareAt = variant.CompareAt?.Amount,
        Stock = variant.Stock,
    };

    public SaveVariant ToSave(int options) => new(
        Id, [.. Options.Take(options).Select(option => option.Trim())], ProductForm.Filled(Sku), Price, CompareAt,
        Stock);
}
