using System.Globalization;
using System.Text.RegularExpressions;

namespace LittleShop.BotWorker.Conversation;

/// <summary>From when to when shall it be quiet? Typed freely: 22-8, 23:00 to 7:30.</summary>
internal sealed partial record GiveQuietHours(string Language) : Step
{
    public static Turn Ask(SettingsWords words) => Say(words, words.AskOwnHours);

    public override Turn Take(string typed) => Read(typed) is var (from, to)
        ? new Turn(new Browse(), Do: new ChangeSettings(new SetQuietHours(from, to)))
        : Say(SettingsWords.In(Language), SettingsWords.In(Language).NoHours);

    private static (TimeOnly From, TimeOnly To)? Read(string typed) =>
        Hours().Match(typed) is { Success: true } found
        && Time(found.Groups["h1"].Value, found.Groups["m1"].Value) is { } from
        && Time(found.Groups["h2"].Value, found.Groups["m2"].Value) is { } to
        && from != to
            ? (from, to)
            : null;

    private static TimeOnly? Time(string hour, string minute) =>
        int.Parse(hour, CultureInfo.InvariantCulture) is <= 23 and var h
        && (minute.Length == 0 ? 0 : int.Parse(minute, CultureInfo.InvariantCulture)) is <= 59 and var m
            ? new TimeOnly(h, m)
            : null;

    private static Turn Say(SettingsWords words, string text) => new(
        new GiveQuietHours(words.Code), new Reply(text, [Press.To(words.Back, "set")]));

    [GeneratedRegex(
        @"^\D*(?<h1>[0-9]{1,2})([:.](?<m1>[0-9]{2}))?\s*(-|–|—|to|until|bis)\s*"
        + @"(?<h2>[0-9]{1,2})([:.](?<m2>[0-9]{2}))?\s*(h|uhr)?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Hours();
}
