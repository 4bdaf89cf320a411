namespace LittleShop.Admin.Blazor.Parts;

/// <summary>One choice of a filter; a null value shows everything.</summary>
public sealed record FilterOption(string? Value, string Text);
