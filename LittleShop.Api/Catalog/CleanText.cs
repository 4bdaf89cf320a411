using System.Text;

namespace LittleShop.Api.Catalog;

/// <summary>Text as people see it: no control characters, on which Postgres, Telegram or a log would trip.</summary>
internal static class CleanText
{
    /// <summary>One line, single spaces.</summary>
    public static string Line(string? text) => string.Join(' ', Block(text).Split(
        (char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>Null where nothing is left.</summary>
    public static string? LineOrNull(string? text) => Line(text) is { Length: > 0 } line ? line : null;

    /// <summary>Line breaks stay.</summary>
    public static string Block(string? text)
    {
        if (text is null)
        {
            return "";
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n").EnumerateRunes())
        {
            if (!Rune.IsControl(rune) || rune.Value is '\n')
            {
                clean.Append(rune.ToString());
            }
            else if (rune.Value is '\t' or '\r')
            {
                clean.Append(' ');
            }
        }

        return clean.ToString().Trim();
    }
}
