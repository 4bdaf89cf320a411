using System.ComponentModel.DataAnnotations;

namespace LittleShop.Contracts;

/// <summary>A whole product: variants that are not named any more are removed. Version is null for a new one.</summary>
public sealed record SaveProduct(
    [property: Required, MaxLength(Limits.Title)] string Title,
    [property: MaxLength(Limits.Description)] string Description,
    [property: MaxLength(Limits.Name)] string? Vendor,
    IReadOnlyList<string> Tags,
    Guid? CategoryId,
    ProductStatus Status,
    [property: MaxLength(3)] IReadOnlyList<string> OptionNames,
    [property: MinLength(1), MaxLength(100)] IReadOnlyList<SaveVariant> Variants,
    uint? Version);

/// <summary>Id is null for a new variant. Price is in the shop's currency.</summary>
public sealed record SaveVariant(
    Guid? Id,
    [property: MaxLength(3)] IReadOnlyList<string> Options,
    [property: MaxLength(64)] string? Sku,
    [property: Range(0, 1_000_000)] decimal Price,
    [property: Range(0, 1_000_000)] decimal? CompareAt,
    [property: Range(0, 1_000_000)] int Stock);

/// <summary>Counts stock anew for one variant, beside customers who buy it: the version guards against both.</summary>
public sealed record SetStock([property: Range(0, 1_000_000)] int Stock, uint Version);

/// <summary>What an import did. Nothing of a file with a problem is kept, so a report has either.</summary>
public sealed record ImportReport(int Created, int Updated, int Variants, int PhotosQueued, IReadOnlyList<string> Notes);

/// <summary>A bad cell of an imported file: line (1 is the header), column name, and what to do about it.</summary>
public sealed record ImportProblem(int Line, string Column, string Message);
