using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LittleShop.Api.Notifications.Templates;

/// <summary>
/// Fills {placeholders}. A line that names a value which is not there is left out, and so is a line with {!name}
/// where the value is there: one text serves an order with and without a tracking number.
/// </summary>
internal static partial class Template
{
    /// <summary>Longer values are cut: a name is not worth losing the message over.</summary>
    public const int LongestValue = 200;

    /// <summary>For Telegram: every value is escaped, so nobody's name can close a tag or open one.</summary>
    public static string Html(string template, IReadOnlyDictionary<string, string?> values) =>
        Fill(template, values, Escape);

    public static string Plain(string template, IReadOnlyDictionary<string, string?> values) =>
        Fill(template, values, value => value);

    /// <summary>At most so many UTF-16 units, never cut through what a reader sees as one character.</summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var kept = 0;
        while (kept + StringInfo.GetNextTextElementLength(text, kept) is var next && next < longest)
        {
            kept = next;
        }

        return (kept > 0 ? text[..kept] : CutRunes(text, longest - 1)) + "…";
    }

    /// <summary>Somebody else's words, made fit to be shown on one line.</summary>
    public static string Quote(string text, int longest) => Cut(OneLine(text), longest);

    private static string Fill(
        string template, IReadOnlyDictionary<string, string?> values, Func<string, string> escape)
    {
        var written = new StringBuilder();
        foreach (var line in template.Split('\n'))
        {
            var complete = true;
            var filled = Placeholder().Replace(line, found =>
            {
                var value = Cut(OneLine(values.GetValueOrDefault(found.Groups["name"].Value)), LongestValue);
                var unwanted = found.Groups["unwanted"].Length > 0;
                complete &= value.Length > 0 != unwanted;
                return unwanted ? "" : escape(value);
            });
            if (complete)
            {
                written.Append(written.Length > 0 ? "\n" : "").Append(filled);
            }
        }

        return written.ToString();
    }

    /// <summary>
    /// A value stays on its line and brings no control characters, which no channel takes, and none of the last code
    /// points, which some readers of a mail's HTML take for its end.
    /// </summary>
    private static string OneLine(string? value)
    {
        if (value is null || !value.Any(letter => char.IsControl(letter) || letter >= '\ud800'))
        {
            return value?.Trim() ?? ""; // as nearly every value is
        }

        var sound = new StringBuilder();
        foreach (var rune in value.EnumerateRunes())
        {
            sound.Append(Rune.IsControl(rune) || rune.Value is >= 0xfffd and <= 0xffff ? " " : rune.ToString());
        }

        return sound.ToString().Trim();
    }

    /// <summary>One «character» of endless combining marks: cut between code points instead.</summary>
    private static string CutRunes(string text, int longest) =>
        text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    /// <summary>Words as Telegram and mails show them, whatever they hold.</summary>
    public static string Escape(string value) =>
        value.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;");

    [GeneratedRegex(@"\{(?<unwanted>!?)(?<name>\w+)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
