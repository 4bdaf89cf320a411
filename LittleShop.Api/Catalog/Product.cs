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
