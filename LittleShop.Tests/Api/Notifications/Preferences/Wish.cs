using LittleShop.Contracts;

namespace LittleShop.Tests.Api.Notifications.Preferences;

/// <summary>Preferences of an admin for tests: the usual ones, and what differs.</summary>
internal static class Wish
{
    public static AdminPreferences Usual { get; } =
        new([], null, null, null, true, "UTC", "en", true, new TimeOnly(8, 0));

    public static AdminPreferences With(OrderEventKind kind, Channel channel, PreferenceMode mode) =>
        Usual with { Choices = [new(kind, channel, mode)] };

    /// <summary>Quiet hours around now, on the clock of a zone.</summary>
    public static AdminPreferences QuietNow(string zone = "Asia/Kolkata")
    {
        var local = TimeZoneInfo.ConvertTime(
            TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(zone));
        var time = TimeOnly.FromTimeSpan(local.TimeOfDay);
        return Usual with { QuietFrom = time.AddHours(-1), QuietTo = time.AddHours(1), TimeZone = zone };
    }
}
