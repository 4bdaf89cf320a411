using System.Text.RegularExpressions;

namespace LittleShop.Api.Notifications.Broadcasts;

/// <summary>
/// Whether Telegram takes a text as it is written: one wrong tag, and it refuses the message to every customer.
/// </summary>
internal static partial class BroadcastHtml
{
    /// <summary>Null where all is well, else what to mend.</summary>
    public static string? ProblemOf(string html)
    {
        var open = new Stack<string>();
        foreach (var mark in Marks().EnumerateMatches(html))
        {
            var text = html.Substring(mark.Index, mark.Length);
            if (ProblemOf(text, open) is { } problem)
            {
                return problem;
            }
        }

        if (open.TryPeek(out var left))
        {
            return $"<{left}> is never closed. Write </{left}> where it shall end.";
        }

        return string.IsNullOrWhiteSpace(Marks().Replace(html, match => match.Value is ['<', ..] ? "" : "x"))
            ? "There is nothing to read in it."
            : null;
    }

    private static string? ProblemOf(string mark, Stack<string> open)
    {
        if (mark[0] is '&')
        {
            return Entity().IsMatch(mark) ? null : "Write & as &amp;.";
        }

        if (Opening().Match(mark) is { Success: true } opening)
        {
            open.Push(opening.Groups["tag"].Success ? opening.Groups["tag"].Value : "a");
            return null;
        }

        if (Closing().Match(mark) is not { Success: true } closing)
        {
            return mark is ['<'] or ['>']
                ? $"Write {mark} as {(mark is ['<'] ? "&lt;" : "&gt;")}."
                : $"{mark} is not possible. Use <b>, <i>, <u>, <s>, <code> and <a href=\"https://…\">.";
        }

        var tag = closing.Groups["tag"].Value;
        if (!open.TryPop(out var last))
        {
            return $"</{tag}> closes what was never opened.";
        }

        return last == tag ? null : $"</{tag}> comes before </{last}>: close the inner one first.";
    }

    /// <summary>Everything that Telegram could take for markup.</summary>
    [GeneratedRegex("<[^<>]*>|[<>]|&[a-z0-9#]*;?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Marks();

    [GeneratedRegex("^&(amp|lt|gt|quot);$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entity();

    [GeneratedRegex(
        """^<((?<tag>b|i|u|s|code)|a href="(https?://|tg://|mailto:)[^"\s]+")>$""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Opening();

    [GeneratedRegex("^</(?<tag>b|i|u|s|code|a)>$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Closing();
}
