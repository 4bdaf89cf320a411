namespace LittleShop.Contracts;

public enum ProductStatus
{
    Draft,
    Active,
    Archived,
}

public enum PhotoState
{
    Ready,

    /// <summary>Waiting to be fetched from its source or resized.</summary>
    Pending,

    /// <summary>Could not be fetched after all retries.</summary>
    Missing,
}

/// <summary>A product as lists show it. Stock is the sum of its variants; PhotoId its first ready photo.</summary>
public sealed record ProductSummary(
    Guid Id, string Title, Guid? CategoryId, string? CategoryName, ProductStatus Status, Money PriceFrom,
    Money PriceTo, int Stock, int VariantCount, Guid? PhotoId, DateTimeOffset UpdatedAt);

/// <summary>OptionNames and each variant's Options go together by position: Size, Colour — Large, Green.</summary>
public sealed record ProductDetail(
    Guid Id, string Title, string Slug, string Description, string? Vendor, IReadOnlyList<string> Tags,
    Guid? CategoryId, string? CategoryName, ProductStatus Status, IReadOnlyList<string> OptionNames,
    IReadOnlyList<VariantView> Variants, IReadOnlyList<PhotoView> Photos, uint Version);

/// <summary>Title joins the options («Large / Green») and is null where the product has a single variant.</summary>
public sealed record VariantView(
    Guid Id, string? Title, IReadOnlyList<string> Options, string? Sku, Money Price, Money? CompareAt, int Stock,
    uint Version);

public sealed record PhotoView(Guid Id, string? Alt, int Position, PhotoState State, string? SourceUrl);
