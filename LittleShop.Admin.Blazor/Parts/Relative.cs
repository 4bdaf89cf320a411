using System.Globalization;

namespace LittleShop.Admin.Blazor.Parts;

/// <summary>How long ago, in words; the same words as shell.js.</summary>
internal static class Relative
{
    public static string Say(DateTimeOffset at, DateTimeOffset now)
    {
        var ago = now - at;
        var span = ago.Duration();
        var words = span switch
        {
            { TotalSeconds: < 45 } => null,
            { TotalMinutes: < 59.5 } => $"{Math.Max(1, Math.Round(span.TotalMinutes)):0} min",
            { TotalHours: < 23.5 } => $"{Math.Round(span.TotalHours):0} h",
            { TotalDays: < 6.5 } => $"{Math.Round(span.TotalDays):0} d",
            _ => "",
        };
        return words switch
        {
            null => "just now",
            "" => at.ToString(at.Year == now.Year ? "d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture),
            _ => ago < TimeSpan.Zero ? $"in {words}" : $"{words} ago",
        };
    }
}
