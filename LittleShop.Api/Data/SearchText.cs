namespace LittleShop.Api.Data;

internal static class SearchText
{
    /// <summary>To be named with every ILIKE: without it, EF asks for one that escapes nothing.</summary>
    public const string Escape = @"\";

    /// <summary>A pattern for ILIKE that finds the text anywhere; its own % and _ mean themselves.</summary>
    public static string Anywhere(string text) =>
        $"%{text.Replace("\0", "").Trim().Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%";
}
