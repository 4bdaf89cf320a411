namespace LittleShop.Contracts;

/// <summary>A page of a list. <see cref="Next"/> is the cursor to pass as <c>after</c>; null on the last page.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
