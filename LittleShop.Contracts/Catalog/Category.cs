using System.ComponentModel.DataAnnotations;

namespace LittleShop.Contracts;

/// <summary>ProductCount counts active products only: what a customer would find.</summary>
public sealed record CategorySummary(Guid Id, string Name, string Slug, int Position, int ProductCount, uint Version);

/// <summary>Version is null for a new category.</summary>
public sealed record SaveCategory(
    [property: Required, MaxLength(Limits.Name)] string Name, [property: Range(0, 9999)] int Position, uint? Version);
