using LittleShop.Api.Notifications.Templates;
using LittleShop.Contracts;
using LittleShop.TelegramSimulator.Text;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Api.Notifications.Texts;

public sealed class TemplateLinterTests
{
    private static readonly TemplateKey _chat = new(OrderEventKind.Dispatched, Channel.Telegram, Reader.Customer, "en");
    private static readonly TemplateKey _push = new(OrderEventKind.Received, Channel.WebPush, Reader.Admin, "en");
    private static readonly TemplateKey _mail = new(OrderEventKind.Received, Channel.Email, Reader.Customer, "de");
    private static readonly TemplateKey _inbox = new(OrderEventKind.Received, Channel.Inbox, Reader.Admin, "en");

    [Theory]
    [InlineData("Hello {custommer}", "{custommer} is not known. Did you mean {customer}?")]
    [InlineData("Hello {Number}", "{Number} is not known. Did you mean {number}?")]
    [InlineData("{!trackin}None", "{trackin} is not known. Did you mean {tracking}?")]
    [InlineData("Hello {note}", "{note} is the team's own")]
    [InlineData("Hello {number", "«{number» names no variable")]
    [InlineData("Hello { number }", "«{ number }» names no variable")]
    [InlineData("Hello }", "«}» names no variable")]
    public void A_variable_that_cannot_be_filled_is_named(string body, string says) => Refused(_chat, "", body, says);

    [Theory]
    [InlineData("<b>Hello", "<b> is never closed")]
    [InlineData("Hello</b>", "</b> closes what was not opened")]
    [InlineData("<b><i>Hello</b></i>", "</i> is expected first")]
    [InlineData("<h1>Hello</h1>", "<h1> is not known")]
    [InlineData("<b{number}>Hello</b>", "<b{number}> is not known")]
    [InlineData("1 < 2", "write &lt;")]
    [InlineData("<b>a <b>b</b></b>", "inside <b>")]
    [InlineData("<b class=\"x\">Hello</b>", "takes nothing but its name")]
    [InlineData("<a>Hello</a>", "A link is written")]
    [InlineData("<a href=\"javascript:alert(1)\">Hello</a>", "A link is written")]
    [InlineData("<a href=\"{customer}\">Hello</a>", "A link is written")]
    [InlineData("Hello\n<b>{tracking}\n</b>", "may be left out")]
    [InlineData("<b>Hello\n{tracking}</b>", "closes what was not opened")]
    public void Markup_that_telegram_would_refuse_or_a_missing_line_would_break_is_refused(string body, string says)
    {
        Refused(_chat, "", body, says);
        Refused(_mail, "Hello", body, says);
    }

    [Theory]
    [InlineData("<b>Hello\n{tracking}\nyou</b>")]
    [InlineData("<A href=\"https://example.org/{number}\">Hello</a> &lt; & &amp;")]
    [InlineData("{!tracking}None\n{tracking}")]
    public void What_fits_is_taken(string body) => Assert.Empty(TemplateLinter.Check(_chat, "", body));

    [Fact]
    public void A_chat_text_is_measured_after_its_markup_with_the_longest_values()
    {
        var mark = "🔁 Erneut gesendet".Length + 3;
        var longest = MessageLimits.ChatText - mark - Limits.Name;

        Assert.Empty(TemplateLinter.Check(_chat, "", $"<b>{new string('x', longest)}</b>{{customer}}"));
        Refused(_chat, "", $"<b>{new string('x', longest + 1)}</b>{{customer}}", "4097 characters");
        Refused(_chat, "", string.Concat(Enumerable.Repeat("&amp;", 4200)), "Telegram takes 4096");
        Assert.Contains(
            TemplateLinter.Check(_chat, "", new string('x', 1020), withPicture: true),
            problem => problem.Message.EndsWith("below a picture 1024.", StringComparison.Ordinal));
        Assert.Empty(TemplateLinter.Check(_chat, "", new string('x', 1000), withPicture: true));
    }

    [Fact]
    public void Other_channels_have_limits_of_their_own()
    {
        Refused(_push, "New", "Noted:\n" + string.Concat(Enumerable.Repeat("{note} ", 4)), "a push takes 3000");
        Refused(_push, new string('x', 240), "Hello", "title takes 250");
        Refused(_mail, new string('x', 190), "Hello", "a subject takes 200");
        Refused(_inbox, "New", new string('x', 1000), "an inbox line takes 1000");
    }

    [Fact]
    public void Nothing_may_be_empty_whatever_is_missing()
    {
        Refused(_chat, "", " ", "Write a text.");
        Refused(_chat, "", "{tracking}", "Nothing is left");
        Refused(_push, "", "Hello", "Write a title.");
        Refused(_push, "Hello {amount}", "Hello", "the title would be left out");
        Refused(_push, "Hello\nyou", "Hello", "A title is one line.");
        Refused(_push, "<b>Hello</b>", "Hello", "no markup is shown");
        Refused(_push, "Hello", "<b>{total}</b>", "no markup is shown");
    }

    [Fact]
    public void A_button_carries_at_most_64_bytes()
    {
        Assert.Empty(TemplateLinter.CheckButtons([new MessageButton("Fits", new string('x', 64))]));

        var problem = Assert.Single(TemplateLinter.CheckButtons([new MessageButton("Pay", new string('é', 33))]));

        Assert.Equal("The button «Pay» carries 66 bytes; Telegram takes 64.", problem.Message);
    }

    [Fact]
    public void Whatever_passes_is_parsed_by_telegram_with_and_without_values()
    {
        string[] pieces =
        [
            "<b>", "</b>", "<i>", "</i>", "<a href=\"{link}\">", "<a href=\"https://a.b/?c=d&e\">", "</a>",
            "<code>", "</code>", "\n", "{tracking}", "{number}", "x", " ", "&lt;", "&", "<", ">", "\"",
            "<u>", "</u>", "<s >", "</s>", "<b/>", "{!note}",
        ];
        var (random, passed) = (new Random(4711), 0);
        var news = LittleShop.Api.Notifications.Templates.Editing.PreviewOrder.MadeUp(_chat.Kind, "GBP", An.Noon);
        for (var round = 0; round < 40_000; round++)
        {
            var body = string.Concat(random.GetItems(pieces, random.Next(1, 9)));
            if (TemplateLinter.Check(_chat, "", body) is not [])
            {
                continue;
            }

            passed++;
            HtmlParser.Parse(Told.Filled(new("", body), news, _chat.Channel, _chat.Reader, "en").Body);
            HtmlParser.Parse(Told.Filled(
                new("", body), news with { TrackingNumber = null }, _chat.Channel, _chat.Reader, "en").Body);
        }

        Assert.InRange(passed, 1000, 40_000);
    }

    private static void Refused(TemplateKey key, string title, string body, string says) => Assert.Contains(
        TemplateLinter.Check(key, title, body),
        problem => problem.Message.Contains(says, StringComparison.Ordinal));
}
