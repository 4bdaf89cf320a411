using System.Text;
using LittleShop.Api.Notifications.Templates.Texts;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Templates;

/// <summary>A text with every value at its longest, and with whatever may be missing there or not.</summary>
internal static class WorstCase
{
    public static IEnumerable<TemplateProblem> Problems(TemplateKey key, TemplateText text, bool withPicture)
    {
        var cases = Cases(text).Select(values => Filled(key.Channel, text, values)).ToList();
        if (cases.Any(filled => string.IsNullOrWhiteSpace(filled.Body)))
        {
            return [new TemplateProblem(
                TemplateLinter.Body, "Nothing is left where a value is missing: add a line that needs none.")];
        }

        return key.Channel switch
        {
            Channel.Telegram => [
                .. TooLong(
                    TemplateLinter.Body, cases.Max(filled => filled.Body.Length) + Mark, "characters",
                    withPicture ? MessageLimits.Caption : MessageLimits.ChatText,
                    withPicture ? "Telegram takes below a picture" : "Telegram takes"),
                .. Buttons(key)],
            Channel.WebPush => [
                .. TooLong(
                    TemplateLinter.Title, cases.Max(filled => filled.Title.Length) + Mark, "characters",
                    MessageLimits.PushTitle, "a push's title takes"),
                .. TooLong(
                    TemplateLinter.Body, cases.Max(Bytes) + MessageLimits.PushEnvelope, "bytes",
                    MessageLimits.PushPayload, "a push takes")],
            Channel.Email => TooLong(
                TemplateLinter.Title, cases.Max(filled => filled.Title.Length) + Mark, "characters",
                MessageLimits.Subject, "a subject takes"),
            _ => TooLong(
                TemplateLinter.Body, cases.Max(filled => filled.Title.Length + filled.Body.Length), "characters",
                MessageLimits.InboxLine, "an inbox line takes"),
        };
    }

    /// <summary>What a mark that it was sent before adds, in the language where it is longest.</summary>
    private static int Mark { get; } = Languages.All.Max(language => language.Phrases.SentAgain.Length) + 3;

    private static int Bytes(TemplateText filled) =>
        Encoding.UTF8.GetByteCount(filled.Title) + Encoding.UTF8.GetByteCount(filled.Body);

    /// <summary>As its reader sees it: Telegram counts after the markup is taken out.</summary>
    private static TemplateText Filled(
        Channel channel, TemplateText text, IReadOnlyDictionary<string, string?> values) =>
        text.Fill(channel, values) is var filled && channel.HasMarkup
            ? filled with { Body = Markup.Plain(filled.Body) }
            : filled;

    /// <summary>Every way in which what may be missing is there or not; only of what the text names.</summary>
    private static IEnumerable<IReadOnlyDictionary<string, string?>> Cases(TemplateText text)
    {
        var named = TextVariables.NamedIn($"{text.Title}\n{text.Body}");
        var unsure = named.Where(variable => variable.MayBeMissing).ToList();
        for (var there = 0; there < 1 << unsure.Count; there++)
        {
            yield return named.ToDictionary(
                variable => variable.Name,
                variable => unsure.IndexOf(variable) is var bit and >= 0 && (there >> bit & 1) == 0
                    ? null
                    : new string('漢', variable.Longest), // three bytes each: no letter of the same length has more
                StringComparer.Ordinal);
        }
    }

    private static IEnumerable<TemplateProblem> Buttons(TemplateKey key) => TemplateLinter.CheckButtons(
        ChatButtons.Of(key.Kind, Guid.Empty, key.Reader, Languages.For(key.Language, "en")).SelectMany(row => row));

    private static IEnumerable<TemplateProblem> TooLong(string field, int size, string unit, int limit, string who) =>
        size <= limit
            ? []
            : [new TemplateProblem(field, $"With the longest values it has {size} {unit}, and {who} {limit}.")];
}
