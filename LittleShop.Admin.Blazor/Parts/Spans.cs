using System.Globalization;

namespace LittleShop.Admin.Blazor.Parts;

/// <summary>How long something took, in words short enough for a figure.</summary>
internal static class Spans
{
    public static string Say(TimeSpan? span) => span switch
    {
        null => "–",
        { TotalSeconds: < 10 } brief => string.Create(CultureInfo.InvariantCulture, $"{brief.TotalSeconds:0.0} s"),
        { TotalSeconds: < 90 } brief => $"{Math.Round(brief.TotalSeconds):0} s",
        { TotalMinutes: < 90 and not 60 } some => $"{Math.Round(some.TotalMinutes):0} min",
        { TotalHours: < 36 } many => string.Create(CultureInfo.InvariantCulture, $"{many.TotalHours:0.#} h"),
        { } days => $"{Math.Round(days.TotalDays):0} d",
    };
}
