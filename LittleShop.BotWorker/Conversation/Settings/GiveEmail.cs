using System.Text.RegularExpressions;

namespace LittleShop.BotWorker.Conversation;

/// <summary>Where shall mails go?</summary>
internal sealed partial record GiveEmail(string Language, bool HasOne) : Step
{
    private const int Longest = 254;

    public static Turn Ask(SettingsWords words, string? known) => Say(words, words.AskEmail, known is not null);

    public override Turn Take(string typed) =>
        typed.Trim() is { Length: <= Longest } address && Pattern().IsMatch(address)
        ? new Turn(new Browse(), Do: new ChangeSettings(new SetEmail(address)))
        : Say(SettingsWords.In(Language), SettingsWords.In(Language).NoEmail, HasOne);

    private static Turn Say(SettingsWords words, string text, bool hasOne) => new(
        new GiveEmail(words.Code, hasOne),
        new Reply(
            text,
            [
                .. hasOne ? new[] { new[] { Press.To($"🗑 {words.Remove}", "mail", "off") } } : [],
                [Press.To(words.Back, "set")],
            ]));

    [GeneratedRegex(@"^[^@\s<>""]+@[^@\s<>""]+\.[^@\s<>"".]{2,}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
