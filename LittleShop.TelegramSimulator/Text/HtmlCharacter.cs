using System.Globalization;
using System.Text;

namespace LittleShop.TelegramSimulator.Text;

/// <summary>The named and numeric characters of Telegram's HTML.</summary>
internal static class HtmlCharacter
{
    private const int LongestReference = 10;

    /// <summary>The character at the start of <paramref name="html"/>, which begins with an ampersand.</summary>
    public static Rune? Read(ReadOnlySpan<char> html, out int length)
    {
        var found = html is [_, '#', ..] ? ReadNumber(html, out length) : ReadName(html, out length);
        if (found is not null && length < html.Length && html[length] == ';')
        {
            length++;
        }

        return found;
    }

    private static Rune? ReadNumber(ReadOnlySpan<char> html, out int length)
    {
        var hex = html is [_, _, 'x', ..];
        var begin = hex ? 3 : 2;
        var count = html[begin..].IndexOfAnyExcept(hex ? "0123456789abcdefABCDEF" : "0123456789");
        length = count < 0 ? html.Length : begin + count;
        var style = hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        return length < LongestReference
            && int.TryParse(html[begin..length], style, CultureInfo.InvariantCulture, out var code)
            && code > 0 && Rune.IsValid(code)
            ? new Rune(code)
            : null;
    }

    private static Rune? ReadName(ReadOnlySpan<char> html, out int length)
    {
        length = 1;
        while (length < html.Length && char.IsAsciiLetter(html[length]))
        {
            length++;
        }

        return html[1..length] switch
        {
            "lt" => new Rune('<'),
            "gt" => new Rune('>'),
            "amp" => new Rune('&'),
            "quot" => new Rune('"'),
            _ => null,
        };
    }
}
