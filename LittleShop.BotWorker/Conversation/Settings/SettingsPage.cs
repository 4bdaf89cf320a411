using System.Globalization;
using LittleShop.Contracts;

namespace LittleShop.BotWorker.Conversation;

internal enum SettingsTopic
{
    Overview,
    Language,
    Quiet,
    OwnHours,
    Zone,
    Email,
}

/// <summary>The screens of /settings: all wishes at a glance, and one question for each.</summary>
internal static class SettingsPage
{
    /// <summary>Nobody lives there: who still has it was never asked.</summary>
    public const string UnaskedZone = "UTC";

    public static Turn Show(SettingsTopic topic, CustomerPreferences wishes, SettingsWords words) => topic switch
    {
        SettingsTopic.Language => Language(words),
        SettingsTopic.Quiet => Quiet(words),
        SettingsTopic.OwnHours => GiveQuietHours.Ask(words),
        SettingsTopic.Zone => ChooseTimeZone.Ask(words),
        SettingsTopic.Email => GiveEmail.Ask(words, wishes.Email),
        _ => Overview(wishes, words),
    };

    /// <summary>After a change: how it stands now, or the question that this answer raises.</summary>
    public static Turn After(SettingsChange change, CustomerPreferences wishes, SettingsWords words) =>
        (change is SetQuietHours { From: not null } && wishes.TimeZone == UnaskedZone
            ? ChooseTimeZone.Ask(words)
            : Overview(wishes, words)) with
        { Toast = words.Saved };

    public static Reply Unsubscribed(SettingsWords words) => new(words.Unsubscribed, [Press.To(words.Back, "set")]);

    private static Reply Overview(CustomerPreferences wishes, SettingsWords words) => new(
        Html.Lines(
            $"⚙️ <b>{words.Title}</b>\n",
            $"{words.Language}: <b>{words.LanguageOf(wishes)}</b>",
            $"{words.Quiet}: <b>{Hours(wishes, words)}</b>",
            $"{words.TimeZone}: <b>{Html.Text(wishes.TimeZone)}</b>",
            $"{words.Email}: <b>{(wishes.Email is { } email ? Html.Text(email) : words.None)}</b>",
            $"{words.News}: <b>{(wishes.OptedOut ? words.Off : words.On)}</b>"),
        [Press.To($"🌍 {words.Language}", "set", "lang"), Press.To($"🌙 {words.Quiet}", "set", "quiet")],
        [Press.To($"🕰 {words.TimeZone}", "set", "zone"), Press.To($"✉️ {words.Email}", "set", "mail")],
        [wishes.OptedOut ? Press.To(words.SwitchOn, "news", "on") : Press.To(words.SwitchOff, "news", "off")],
        [Press.Menu]);

    private static Reply Language(SettingsWords words) => new(
        words.AskLanguage,
        [.. SpokenLanguages.All.Select(language => Press.To(language.Name, "lang", language.Code))],
        [Press.To(words.AsTelegram, "lang", "tg")],
        [Press.To(words.Back, "set")]);

    private static Reply Quiet(SettingsWords words) => new(
        words.AskQuiet,
        [Press.To(words.NoQuiet, "quiet", "none"), Press.To(words.Night, "quiet", "night")],
        [Press.To(words.OwnHours, "quiet", "own")],
        [Press.To(words.Back, "set")]);

    private static string Hours(CustomerPreferences wishes, SettingsWords words) =>
        wishes is { QuietFrom: { } from, QuietTo: { } to } ? $"{Time(from)} – {Time(to)}" : words.None;

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
