namespace LittleShop.BotWorker.Conversation;

/// <summary>In which time zone are they? A few to press, all others by the name of a city.</summary>
internal sealed record ChooseTimeZone(string Language) : Step
{
    private const int Most = 8;

    private static readonly string[] _often =
    [
        "Europe/London", "Europe/Berlin", "Europe/Lisbon", "Europe/Athens", "America/New_York", "America/Los_Angeles",
        "Asia/Kolkata", "Australia/Sydney",
    ];

    private static readonly string[] _all =
    [
        .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)
            .Where(id => id.Contains('/') && !id.StartsWith("Etc/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    public static Turn Ask(SettingsWords words) => Say(words, words.AskZone, _often);

    public override Turn Take(string typed)
    {
        var words = SettingsWords.In(Language);
        return Find(typed.Trim().Replace(' ', '_')) switch
        {
            [var only] => new Turn(new Browse(), Do: new ChangeSettings(new SetTimeZone(only))),
            [] => Say(words, words.NoZone, _often),
            var some => Say(words, words.WhichZone, some),
        };
    }

    /// <summary>The one that is called so or ends so, else those that have the word somewhere.</summary>
    private static string[] Find(string name)
    {
        string[] exact =
        [
            .. _all.Where(id => id.Equals(name, StringComparison.OrdinalIgnoreCase)
                || id.EndsWith($"/{name}", StringComparison.OrdinalIgnoreCase)),
        ];
        return exact is [_, ..]
            ? exact[..Math.Min(Most, exact.Length)]
            : [.. _all.Where(id => id.Contains(name, StringComparison.OrdinalIgnoreCase)).Take(Most)];
    }

    private static Turn Say(SettingsWords words, string text, string[] zones) => new(
        new ChooseTimeZone(words.Code),
        new Reply(
            text,
            [
                .. zones.Chunk(2).Select(pair => pair.Select(id => Press.To(Name(id), "tz", id)).ToArray()),
                [Press.To(words.Back, "set")],
            ]));

    private static string Name(string id) => id[(id.LastIndexOf('/') + 1)..].Replace('_', ' ');
}
