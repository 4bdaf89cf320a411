namespace LittleShop.Api.Data;

internal static class SearchText
{
    public const string Escape = @"\";

    /// <summary>A pattern for ILIKE that finds the text anywhere; its own % and _ mean themselves.</summary>
    public static string Anywhere(string text) =>
        $"%{text.Trim().Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%";
}
