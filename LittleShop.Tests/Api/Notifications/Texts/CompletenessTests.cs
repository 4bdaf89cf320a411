using LittleShop.Api.Notifications;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Templates;
using LittleShop.Api.Notifications.Templates.Editing;
using LittleShop.Api.Notifications.Templates.Texts;
using LittleShop.Contracts;
using LittleShop.TelegramSimulator.Text;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Api.Notifications.Texts;

public sealed class CompletenessTests
{
    private static readonly TemplateKey[] _keys =
    [
        .. from language in Languages.All
           from reader in Enum.GetValues<Reader>()
           from key in TextKeys.All(reader, language.Code)
           select key,
    ];

    [Fact]
    public void Whatever_a_route_can_reach_has_a_text_in_every_language()
    {
        var reachable = from cell in Routing.Table
                        where cell.Channel is not Channel.Webhook
                        let reader = cell.Audience is Audience.Customer ? Reader.Customer : Reader.Admin
                        from language in Languages.All
                        select new TemplateKey(cell.Kind, cell.Channel, reader, language.Code);

        Assert.Empty(reachable.Distinct().Except(_keys));
        Assert.Equal(["en", "de"], Languages.All.Select(language => language.Code));
        Assert.All(_keys, key => Assert.True(key.Exists));
    }

    [Fact]
    public void Every_text_is_clean_and_renders_with_and_without_what_may_be_missing()
    {
        foreach (var key in _keys)
        {
            var text = key.View(null);
            var problems = TemplateLinter.Check(key, text.Title, text.Body);
            Assert.True(problems is [], $"{key}: {string.Join(' ', problems)}");
            foreach (var news in new[] { Full(key.Kind), Bare(key.Kind) })
            {
                var filled = Told.Filled(news, key.Channel, key.Reader, key.Language);
                var shown = key.Channel.HasMarkup ? HtmlParser.Parse(filled.Body).Text : filled.Body;
                Assert.InRange(shown.Length, 10, MessageLimits.ChatText);
                Assert.DoesNotContain('{', shown + filled.Title);
                Assert.Contains("1A2B3C4D", shown + filled.Title, StringComparison.Ordinal);
                Assert.Equal(key.Channel.HasTitle, filled.Title.Length > 0);
            }
        }
    }

    [Fact]
    public void No_language_borrows_another_s_words()
    {
        var texts = _keys.ToDictionary(key => key, key => key.View(null));

        foreach (var key in _keys.Where(key => key.Language != "en"))
        {
            var english = texts[key with { Language = "en" }];
            Assert.NotEqual(english.Title + Headline(english.Body), texts[key].Title + Headline(texts[key].Body));
        }

        Assert.All(Languages.All, language =>
            Assert.Equal(Enum.GetValues<OrderStatus>(), language.Phrases.Statuses.Keys.Order()));

        static string Headline(string body) => body.Split('\n')[0];
    }

    [Theory]
    [InlineData("de", "en", "de")]
    [InlineData("de-AT", "en", "de")]
    [InlineData("DE_ch", "en", "de")]
    [InlineData("fr", "de", "de")]
    [InlineData("fr-CA", "de-AT", "de")]
    [InlineData(null, "de", "de")]
    [InlineData("", "xx", "en")]
    [InlineData("deutsch", "en", "en")]
    public void A_reader_gets_their_language_or_the_shop_s_or_english(string? wanted, string shops, string expected) =>
        Assert.Equal(expected, Languages.For(wanted, shops).Code);

    [Theory]
    [InlineData("EUR", "1234.5", "1.234,50\u00a0€")]
    [InlineData("GBP", "5", "5,00\u00a0£")]
    [InlineData("JPY", "300", "300\u00a0¥")]
    [InlineData("CHF", "4.2", "4,20\u00a0CHF")]
    public void Money_is_written_as_the_language_writes_it(string currency, string amount, string german)
    {
        var money = new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency);

        Assert.Equal(german, Languages.Find("de")!.Phrases.Money(money));
        Assert.Equal(money.ToString(), Languages.English.Phrases.Money(money));
    }

    private static OrderNews Full(OrderEventKind kind) =>
        PreviewOrder.MadeUp(kind, "GBP", An.Noon) with { Amount = An.Pounds(5) };

    private static OrderNews Bare(OrderEventKind kind) =>
        Full(kind) with { Amount = null, Note = null, Carrier = null, TrackingNumber = null, Missed = null };
}
