using System.Text.RegularExpressions;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Templates;

/// <summary>A name that texts may use.</summary>
/// <param name="Longest">As long as it can get, in characters.</param>
/// <param name="MayBeMissing">Lines that name it are left out where there is none.</param>
/// <param name="ForAdminsOnly">The team's own words: never for customers.</param>
internal sealed record TextVariable(
    string Name, string Meaning, string Example, int Longest, bool MayBeMissing = false, bool ForAdminsOnly = false);

/// <summary>All that texts may name.</summary>
internal static partial class TextVariables
{
    private static readonly TextVariable[] _all =
    [
        new("number", "The order's number", "1A2B3C4D", 8),
        new("total", "What the order costs", "£24.50", 30),
        new("items", "How many items, in words", "2 items", 24),
        new("customer", "The customer's name", "Grace Hopper", Limits.Name),
        new("shop", "The shop's name", "LittleShop", 60),
        new("date", "The day on which it happened", "4 May 2026", 30),
        new("amount", "Money that moved: a refund", "£5.00", 30, MayBeMissing: true),
        new("tracking", "The tracking number", "AB123456789GB", Limits.Tracking, MayBeMissing: true),
        new("carrier", "Who brings the parcel", "Royal Mail", Limits.Carrier, MayBeMissing: true),
        new("link", "The parcel's page, where the carrier is a known one", "https://…", Template.LongestValue,
            MayBeMissing: true),
        new("orders", "Where the customer's orders stand, when they are back", "#1A2B3C4D: Dispatched",
            Template.LongestValue, MayBeMissing: true),
        new("note", "What the team wrote about it", "Box is damaged", Template.LongestValue, MayBeMissing: true,
            ForAdminsOnly: true),
    ];

    public static IReadOnlyList<TextVariable> For(Reader reader) =>
        reader is Reader.Admin ? _all : [.. _all.Where(variable => !variable.ForAdminsOnly)];

    /// <summary>Why a text's braces cannot be filled; each is named.</summary>
    public static IEnumerable<string> Problems(string text, Reader reader)
    {
        var known = For(reader).Select(variable => variable.Name).ToArray();
        foreach (Match found in Braces().Matches(text))
        {
            var name = found.Groups["name"].Value;
            if (name is "")
            {
                yield return $"«{Template.Cut(found.Value, 20)}» names no variable: write it like {{number}}.";
            }
            else if (!known.Contains(name, StringComparer.Ordinal))
            {
                yield return _all.Any(variable => variable.Name == name)
                    ? $"{{{name}}} is the team's own: customers must not read it."
                    : $"{{{name}}} is not known. Did you mean {{{Nearest(name, known)}}}?";
            }
        }
    }

    /// <summary>What of it a text names, whether wanted or unwanted.</summary>
    public static IReadOnlyList<TextVariable> NamedIn(string text)
    {
        var names = Braces().Matches(text).Select(found => found.Groups["name"].Value)
            .ToHashSet(StringComparer.Ordinal);
        return [.. _all.Where(variable => names.Contains(variable.Name))];
    }

    private static string Nearest(string name, IEnumerable<string> known) =>
        known.MinBy(candidate => Distance(name.ToLowerInvariant(), candidate))!;

    /// <summary>How many letters differ (Levenshtein).</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= right.Length; j++)
            {
                var changed = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                (diagonal, row[j]) = (row[j], Math.Min(changed, 1 + Math.Min(row[j], row[j - 1])));
            }
        }

        return row[^1];
    }

    [GeneratedRegex(@"\{!?(?<name>\w+)\}|[{}][^{}\n]*\}?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Braces();
}
