using LittleShop.Contracts;

namespace LittleShop.Api.Catalog;

internal sealed class Category
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; set; }
    public required string Slug { get; set; }
    public required int Position { get; set; }
    public uint Version { get; private set; }
}

/// <summary>Something to buy. Description is plain text; OptionNames pair with each variant's Options.</summary>
internal sealed class Product
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid? CategoryId { get; set; }
    public required string Title { get; set; }
    public required string Slug { get; set; }
    public string Description { get; set; } = "";
    public string? Vendor { get; set; }
    public List<string> Tags { get; set; } = [];
    public List<string> OptionNames { get; set; } = [];
    public ProductStatus Status { get; set; } = ProductStatus.Active;
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; set; }
    public uint Version { get; private set; }
    public List<Variant> Variants { get; private init; } = [];
    public List<Photo> Photos { get; private init; } = [];

    /// <summary>
    /// Makes the product what was saved. The stock of a variant that is there stays: customers buy meanwhile.
    /// </summary>
    /// <returns>False, and nothing changed, where it names a variant that this product does not have.</returns>
    public bool Apply(SaveProduct save, DateTimeOffset now)
    {
        var kept = Variants.ToDictionary(variant => variant.Id);
        if (save.Variants.Any(variant => variant.Id is { } id && !kept.ContainsKey(id)))
        {
            return false;
        }

        Title = CleanText.Line(save.Title);
        Description = CleanText.Block(save.Description);
        Vendor = CleanText.LineOrNull(save.Vendor);
        Tags = [.. save.Tags.Select(CleanText.Line).Where(tag => tag.Length > 0).Distinct()];
        CategoryId = save.CategoryId;
        Status = save.Status;
        OptionNames = [.. save.OptionNames.Select(CleanText.Line)];
        UpdatedAt = now;
        Variants.RemoveAll(variant => !save.Variants.Any(wanted => wanted.Id == variant.Id));
        foreach (var (position, wanted) in save.Variants.Index())
        {
            var variant = wanted.Id is { } id ? kept[id] : Add(wanted.Stock);
            variant.Position = position + 1;
            variant.Options = [.. wanted.Options.Select(CleanText.Line)];
            variant.Sku = CleanText.LineOrNull(wanted.Sku);
            variant.Price = wanted.Price;
            variant.CompareAt = wanted.CompareAt;
        }

        return true;
    }

    private Variant Add(int stock)
    {
        var variant = new Variant { Position = 0, Price = 0, Stock = stock };
        Variants.Add(variant);
        return variant;
    }
}

/// <summary>One buyable kind of a product. Prices are in the shop's currency; stock never goes below zero.</summary>
internal sealed class Variant
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ProductId { get; init; }
    public required int Position { get; set; }
    public List<string> Options { get; set; } = [];
    public string? Sku { get; set; }
    public required decimal Price { get; set; }
    public decimal? CompareAt { get; set; }
    public required int Stock { get; set; }
    public uint Version { get; private set; }
}
