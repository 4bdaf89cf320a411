using System.Text.Json;
using AngleSharp.Html.Parser;
using LittleShop.Api.Notifications.Email;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Templates;
using LittleShop.Api.Notifications.Templates.Editing;
using LittleShop.Api.Notifications.Templates.Texts;
using LittleShop.Api.Notifications.WebPush;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using TelegramHtml = LittleShop.TelegramSimulator.Text.HtmlParser;

namespace LittleShop.Tests.Api.Notifications.Texts;

/// <summary>100,000 names through each channel, spread over all its texts: each arrives as it is.</summary>
public sealed class RandomNamesTests
{
    private const int Names = 100_000;
    private const int Together = 250;

    [Fact]
    public void Telegram_shows_every_name_as_it_is() => ForEach(Channel.Telegram, (_, told, name) =>
        AnyName.MustBe(LastLine(TelegramHtml.Parse(told.Body).Text), name));

    [Fact]
    public void A_push_s_json_gives_every_name_back() => ForEach(Channel.WebPush, (news, told, name) =>
    {
        var payload = PushMessage.Of(news, told).Payload;
        Assert.InRange(payload.Length, 50, MessageLimits.PushPayload);
        using var json = JsonDocument.Parse(payload);
        AnyName.MustBe(LastLine(json.RootElement.GetProperty("body").GetString()!), name);
    });

    [Fact]
    public void An_inbox_line_keeps_every_name() => ForEach(Channel.Inbox, (_, told, name) =>
        AnyName.MustBe(LastLine(told.Body), name));

    [Fact]
    public void A_browser_reads_every_name_in_a_mail_and_so_does_its_plain_text()
    {
        var texts = TextsOf(Channel.Email);
        Parallel.For(0, Names / Together, batch =>
        {
            // Many in one document: what one of them left open would show in the next.
            var names = Enumerable.Range(batch * Together, Together).Select(AnyName.Number).ToList();
            var mails = names.Select((name, at) =>
            {
                var (key, text) = texts[(batch + at) % texts.Count];
                var news = News(key.Kind, name);
                var filled = Told.Filled(text, news, key.Channel, key.Reader, key.Language);
                AnyName.MustBe(LastLine(Markup.Plain(filled.Body)), name);
                var mail = MailText.Of(news, filled, key.Reader, Languages.Find(key.Language)!);
                var letter = LetterFragment.Of(mail.Body);
                AnyName.MustBe(LastLine(letter.Text), name);
                return $"<p>{letter.HtmlLines[^1]}</p>";
            });
            using var page = new HtmlParser().ParseDocument(
                $"<body>{string.Concat(mails.Select(mail => $"<div>{mail}</div>"))}</body>");
            var shown = page.QuerySelectorAll("body > div > p");
            Assert.Equal(Together, shown.Length);
            for (var at = 0; at < Together; at++)
            {
                AnyName.MustBe(shown[at].TextContent, names[at]);
            }
        });
    }

    private static void ForEach(Channel channel, Action<OrderNews, TemplateText, string> check)
    {
        var texts = TextsOf(channel);
        Parallel.For(0, Names, number =>
        {
            var (key, text) = texts[number % texts.Count];
            var name = AnyName.Number(number);
            var news = News(key.Kind, name);
            check(news, Told.Filled(text, news, channel, key.Reader, key.Language), name);
        });
    }

    /// <summary>Every text of a channel, with the name on a line of its own at the end.</summary>
    private static IReadOnlyList<(TemplateKey Key, TemplateText Text)> TextsOf(Channel channel) =>
    [
        .. from language in Languages.All
           from reader in Enum.GetValues<Reader>()
           from key in TextKeys.All(reader, language.Code)
           where key.Channel == channel
           let text = language.Default(key.Kind, channel, reader)
           select (key, text with { Body = text.Body + "\n{customer}" }),
    ];

    private static OrderNews News(OrderEventKind kind, string name) => PreviewOrder.MadeUp(kind, "GBP", An.Noon) with
    {
        CustomerName = name,
        Note = null,
        TrackingNumber = name,
        Carrier = null,
    };

    private static string LastLine(string text) => text[(text.LastIndexOf('\n') + 1)..];
}
