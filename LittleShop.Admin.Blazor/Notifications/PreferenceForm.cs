using LittleShop.Contracts;

namespace LittleShop.Admin.Blazor.Notifications;

/// <summary>Preferences while they are edited.</summary>
public sealed class PreferenceForm
{
    /// <summary>What the shop assumes of an admin who never chose.</summary>
    private const string Unasked = "UTC";

    private static readonly TimeOnly _night = new(22, 0);
    private static readonly TimeOnly _morning = new(8, 0);

    private static readonly string[] _zones =
    [
        Unasked,
        .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)
            .Where(id => id.Contains('/', StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    private readonly Dictionary<(OrderEventKind, Channel), PreferenceMode> _modes;

    public PreferenceForm(AdminPreferences now)
    {
        _modes = now.Choices.ToDictionary(choice => (choice.Kind, choice.Channel), choice => choice.Mode);
        MinimumAmount = now.MinimumAmount;
        HasQuietHours = now.QuietFrom is not null;
        (QuietFrom, QuietTo) = (now.QuietFrom ?? _night, now.QuietTo ?? _morning);
        UrgentBypass = now.UrgentBypass;
        (TimeZone, Language) = (now.TimeZone, now.Language);
        (Sound, DigestAt) = (now.Sound, now.DigestAt);
    }

    public decimal? MinimumAmount { get; set; }

    public bool HasQuietHours { get; set; }

    public TimeOnly QuietFrom { get; set; }

    public TimeOnly QuietTo { get; set; }

    public bool UrgentBypass { get; set; }

    public string TimeZone { get; set; }

    public string Language { get; set; }

    public bool Sound { get; set; }

    public TimeOnly DigestAt { get; set; }

    public PreferenceMode this[HearableEvent told]
    {
        get => _modes.GetValueOrDefault((told.Kind, told.Channel));
        set => _modes[(told.Kind, told.Channel)] = value;
    }

    /// <summary>All there are, and the chosen one whatever it is called.</summary>
    public static IEnumerable<string> TimeZones(string chosen) =>
        _zones.Contains(chosen, StringComparer.Ordinal) ? _zones : _zones.Prepend(chosen);

    /// <summary>The browser's time zone, as long as none was chosen.</summary>
    public void Suggest(string? browserZone)
    {
        if (TimeZone == Unasked && browserZone is { Length: > 0 and <= 64 })
        {
            TimeZone = browserZone;
        }
    }

    public AdminPreferences ToPreferences() => new(
        [
            .. _modes.Where(mode => mode.Value is not PreferenceMode.On)
                .Select(mode => new PreferenceChoice(mode.Key.Item1, mode.Key.Item2, mode.Value)),
        ],
        MinimumAmount, HasQuietHours ? QuietFrom : null, HasQuietHours ? QuietTo : null, UrgentBypass, TimeZone,
        Language, Sound, DigestAt);
}
