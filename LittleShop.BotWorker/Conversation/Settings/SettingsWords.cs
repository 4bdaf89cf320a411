using LittleShop.Contracts;

namespace LittleShop.BotWorker.Conversation;

/// <summary>What the settings say, in the language that the customer chose there.</summary>
internal sealed record SettingsWords
{
    public required string Code { get; init; }
    public required string Title { get; init; }
    public required string Language { get; init; }
    public required string AsTelegram { get; init; }
    public required string Quiet { get; init; }
    public required string NoQuiet { get; init; }
    public required string Night { get; init; }
    public required string OwnHours { get; init; }
    public required string TimeZone { get; init; }
    public required string Email { get; init; }
    public required string None { get; init; }
    public required string Remove { get; init; }
    public required string News { get; init; }
    public required string On { get; init; }
    public required string Off { get; init; }
    public required string SwitchOn { get; init; }
    public required string SwitchOff { get; init; }
    public required string Back { get; init; }
    public required string Saved { get; init; }
    public required string AskLanguage { get; init; }
    public required string AskQuiet { get; init; }
    public required string AskOwnHours { get; init; }
    public required string NoHours { get; init; }
    public required string AskZone { get; init; }
    public required string WhichZone { get; init; }
    public required string NoZone { get; init; }
    public required string AskEmail { get; init; }
    public required string NoEmail { get; init; }
    public required string Unsubscribed { get; init; }

    /// <summary>Chosen: what they wish. Telegram: what their app says, where they wish nothing.</summary>
    public static SettingsWords In(string? chosen, string? telegram = null) =>
        (chosen ?? telegram)?.StartsWith(German.Code, StringComparison.OrdinalIgnoreCase) is true ? German : English;

    public static SettingsWords English { get; } = new()
    {
        Code = "en",
        Title = "Your settings",
        Language = "Language",
        AsTelegram = "as in Telegram",
        Quiet = "Quiet hours",
        NoQuiet = "None",
        Night = "22:00 – 08:00",
        OwnHours = "Other hours",
        TimeZone = "Time zone",
        Email = "E-mail",
        None = "none",
        Remove = "Remove the address",
        News = "Announcements",
        On = "on",
        Off = "off",
        SwitchOn = "🔔 Announcements on",
        SwitchOff = "🔕 Announcements off",
        Back = "⬅️ Settings",
        Saved = "Saved",
        AskLanguage = "🌍 <b>In which language shall I tell you about your orders?</b>",
        AskQuiet = "🌙 <b>When do you want it quiet?</b>\n\nNews of your orders still arrive then, without a sound.",
        AskOwnHours = "🌙 Send me the hours, like <code>23:00-7:30</code>.",
        NoHours = "I could not read that. Please send two different times, like <code>23:00-7:30</code>.",
        AskZone = "🕰 <b>Where are you?</b>\n\nChoose, or send me the name of a large city, like <code>Lisbon</code>.",
        WhichZone = "Which of these is it?",
        NoZone = "I don't know that place. Please send a large city of your time zone, like <code>Lisbon</code>.",
        AskEmail = "✉️ Send me your e-mail address, and you get news of your orders there as well.",
        NoEmail = "That does not look like an e-mail address. Please send one like <code>ann@example.org</code>.",
        Unsubscribed = "🔕 All right: no more announcements. News of your own orders still come.",
    };

    public static SettingsWords German { get; } = new()
    {
        Code = "de",
        Title = "Ihre Einstellungen",
        Language = "Sprache",
        AsTelegram = "wie in Telegram",
        Quiet = "Ruhezeit",
        NoQuiet = "Keine",
        Night = "22:00 – 08:00",
        OwnHours = "Andere Zeiten",
        TimeZone = "Zeitzone",
        Email = "E-Mail",
        None = "keine",
        Remove = "Adresse entfernen",
        News = "Ankündigungen",
        On = "an",
        Off = "aus",
        SwitchOn = "🔔 Ankündigungen an",
        SwitchOff = "🔕 Ankündigungen aus",
        Back = "⬅️ Einstellungen",
        Saved = "Gespeichert",
        AskLanguage = "🌍 <b>In welcher Sprache möchten Sie von Ihren Bestellungen hören?</b>",
        AskQuiet = "🌙 <b>Wann soll es still sein?</b>\n\nNachrichten zu Ihren Bestellungen kommen dann ohne Ton.",
        AskOwnHours = "🌙 Bitte schicken Sie die Zeiten, zum Beispiel <code>23:00-7:30</code>.",
        NoHours = "Das konnte ich nicht lesen. Bitte zwei verschiedene Zeiten, zum Beispiel <code>23:00-7:30</code>.",
        AskZone =
            "🕰 <b>Wo sind Sie?</b>\n\nBitte wählen Sie, oder schicken Sie eine große Stadt, zum Beispiel <code>Berlin</code>.",
        WhichZone = "Welche davon ist es?",
        NoZone =
            "Den Ort kenne ich nicht. Bitte schicken Sie eine große Stadt Ihrer Zeitzone, etwa <code>Berlin</code>.",
        AskEmail = "✉️ Bitte schicken Sie Ihre E-Mail-Adresse, dann kommen Nachrichten zu Ihren Bestellungen auch dorthin.",
        NoEmail = "Das sieht nicht nach einer E-Mail-Adresse aus. Bitte so: <code>ann@example.org</code>.",
        Unsubscribed = "🔕 Gut: keine Ankündigungen mehr. Nachrichten zu Ihren Bestellungen kommen weiterhin.",
    };

    public string LanguageOf(CustomerPreferences wishes) =>
        SpokenLanguages.All.FirstOrDefault(language => language.Code == wishes.Language)?.Name ?? AsTelegram;
}
