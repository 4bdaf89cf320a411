using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LittleShop.Api.Notifications.Templates;

/// <summary>The markup that Telegram and mails understand alike: b, i, u, s, code and links.</summary>
internal static partial class Markup
{
    private const string Known = "b, i, u, s, code and a";

    /// <summary>What is wrong with a text's markup. What passes is balanced whichever lines drop out.</summary>
    public static IEnumerable<string> Problems(string template)
    {
        var open = new Stack<string>();
        foreach (var line in template.Split('\n'))
        {
            // Such a line may be left out, and must not take half of a pair with it.
            var mayDrop = line.Contains('{', StringComparison.Ordinal);
            var floor = mayDrop ? open.Count : 0;
            foreach (Match found in Bracket().Matches(line))
            {
                if (Read(found, open, floor) is { } problem)
                {
                    yield return problem;
                    yield break;
                }
            }

            if (mayDrop && open.Count > floor)
            {
                yield return $"<{open.Peek()}> is not closed on its line. A line with a variable may be left out, "
                    + "so close it there.";
                yield break;
            }
        }

        if (open.TryPeek(out var unclosed))
        {
            yield return $"<{unclosed}> is never closed: write </{unclosed}> behind what it marks.";
        }
    }

    /// <summary>What is left for who shows no markup.</summary>
    public static string Plain(string html) => Character().Replace(
        Bracket().Replace(html, ""),
        found => found.Value switch
        {
            "&lt;" => "<",
            "&gt;" => ">",
            "&amp;" => "&",
            "&quot;" => "\"",
            var number => Numbered(number),
        });

    /// <summary>A text that shows no markup but names a tag; null where all is well.</summary>
    public static string? Mistaken(string text) => Tag().Match(text) is { Success: true } found
        ? $"Here no markup is shown: {found.Value} would be read as it is written."
        : null;

    private static string? Read(Match found, Stack<string> open, int floor)
    {
        var tag = Tag().Match(found.Value);
        if (!tag.Success || tag.Length != found.Length)
        {
            return Unknown(found.Value);
        }

        var name = tag.Groups["name"].Value.ToLowerInvariant();
        if (tag.Groups["end"].Length == 0)
        {
            if (WhyNot(tag, name, open) is { } problem)
            {
                return problem;
            }

            open.Push(name);
            return null;
        }

        if (open.Count == floor || open.Peek() != name || tag.Groups["rest"].Length > 0)
        {
            return open.TryPeek(out var expected) && open.Count > floor
                ? $"</{name}> closes what is not open there: </{expected}> is expected first."
                : $"</{name}> closes what was not opened on the same stretch of lines.";
        }

        open.Pop();
        return null;
    }

    private static string? WhyNot(Match tag, string name, Stack<string> open)
    {
        var rest = tag.Groups["rest"].Value;
        if (open.Contains(name, StringComparer.Ordinal))
        {
            return $"<{name}> inside <{name}>: close the first one before.";
        }

        return name == "a"
            ? Link().IsMatch(rest) ? null : "A link is written <a href=\"{link}\"> or <a href=\"https://…\">."
            : rest.Length == 0 ? null : $"<{name}> takes nothing but its name.";
    }

    private static string Unknown(string found) => Name().IsMatch(found)
        ? $"{found} is not known: Telegram and mails show {Known}."
        : "A < that begins no tag: write &lt; for the sign itself.";

    private static string Numbered(string reference)
    {
        var hex = reference[2] is 'x' or 'X';
        return int.TryParse(
                reference.AsSpan(hex ? 3 : 2, reference.Length - (hex ? 4 : 3)),
                hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            && code > 0 && Rune.IsValid(code)
            ? new Rune(code).ToString()
            : reference;
    }

    /// <summary>From a &lt; to its &gt;, or as far as the line goes.</summary>
    [GeneratedRegex(@"<[^<>]*>?", RegexOptions.NonBacktracking)]
    private static partial Regex Bracket();

    [GeneratedRegex(
        @"<(?<end>/?)(?<name>b|i|u|s|code|a)(?<rest>\s[^<>]*)?>",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex("^</?[A-Za-z]", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(
        @"^ href=""(\{link\}|https://[^\s""<>]+)""$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(
        @"&(lt|gt|amp|quot|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Character();
}
