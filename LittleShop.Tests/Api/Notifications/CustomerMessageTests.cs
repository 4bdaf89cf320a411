using System.Text;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Templates;
using LittleShop.Contracts;
using LittleShop.TelegramSimulator.Text;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Api.Notifications;

public sealed class CustomerMessageTests
{
    private static readonly Guid _order = Guid.Parse("a1b2c3d4-0000-4000-8000-000000000001");

    public static TheoryData<OrderEventKind> Kinds =>
        [.. Enum.GetValues<OrderEventKind>().Where(kind => !kind.IsInternal || kind is OrderEventKind.CaughtUp)];

    private static readonly string[] _hostile =
    [
        "</code><b>x", "&amp;<a href=\"tg://user?id=1\">", "{total}{number}", "Ann\r\nInjected: line",
        "\0\u0007\ud800x",
        string.Concat(Enumerable.Repeat("👨", 90)), "a" + new string('\u0301', 5000), "<!-- --> & \" '", "مرحبا\u202e",
    ];

    [Theory]
    [InlineData(OrderEventKind.Received, "🧾 Order Received", "We will tell you when your payment is confirmed.")]
    [InlineData(OrderEventKind.PaymentConfirmed, "💰 Payment Confirmed", "£24.50 for order #A1B2C3D4")]
    [InlineData(OrderEventKind.PaymentFailed, "⚠️ Payment Failed", "try again with the button")]
    [InlineData(OrderEventKind.PaymentExpired, "⌛ Payment Expired", "Try again with the button")]
    [InlineData(OrderEventKind.Accepted, "✅ Order Accepted", "within 24 hours")]
    [InlineData(OrderEventKind.Packing, "📦 Being Packed", "tracking number follows at dispatch")]
    [InlineData(OrderEventKind.Dispatched, "🚚 Order Dispatched", "Estimated delivery: 1–3 working days.")]
    [InlineData(OrderEventKind.TrackingChanged, "📍 New Tracking Number", "AB123")]
    [InlineData(OrderEventKind.Delivered, "🎉 Order Delivered", "leave a review with /review")]
    [InlineData(OrderEventKind.OnHold, "⏸️ Order On Hold", "has to wait")]
    [InlineData(OrderEventKind.Cancelled, "❌ Order Cancelled", "£5.00 comes back to you.")]
    [InlineData(OrderEventKind.PartlyRefunded, "💸 Partly Refunded", "£5.00 of the £24.50")]
    [InlineData(OrderEventKind.Refunded, "💸 Order Refunded", "£5.00 for order #A1B2C3D4 comes back")]
    public void Each_event_is_told_in_its_own_words(OrderEventKind kind, string headline, string says)
    {
        var text = HtmlParser.Parse(Told.InChat(News(kind) with { Amount = new Money(5, "GBP") }).Html).Text;

        Assert.Equal(headline, text.Split('\n')[0]);
        Assert.Contains(says, text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Nobody_s_words_can_break_a_message(OrderEventKind kind)
    {
        foreach (var words in _hostile)
        {
            var news = News(kind) with { Carrier = words, TrackingNumber = words, CustomerName = words };

            var parsed = HtmlParser.Parse(Told.InChat(news).Html);

            Assert.InRange(parsed.Text.Length, 20, 4096);
            Assert.DoesNotContain(parsed.Text, character => char.IsControl(character) && character != '\n');
            Assert.Equal(parsed.Text, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(parsed.Text)));
            Assert.InRange(parsed.Text.Split('\n').Length, 2, 6);
            Assert.DoesNotContain(parsed.Entities, entity =>
                entity.Url is { } url && !url.StartsWith("https://", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_tracking_number_that_looks_like_markup_is_shown_as_it_is()
    {
        var news = News(OrderEventKind.Dispatched) with { TrackingNumber = "</code><b>&x" };

        var parsed = HtmlParser.Parse(Told.InChat(news).Html);

        var code = Assert.Single(parsed.Entities, entity => entity.Type == "code");
        Assert.Equal("</code><b>&x", parsed.Text.Substring(code.Offset, code.Length));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Every_button_fits_and_says_what_the_bot_understands(OrderEventKind kind)
    {
        var buttons = Told.InChat(News(kind)).Buttons.SelectMany(row => row).ToList();

        Assert.All(buttons, button => Assert.InRange(Encoding.UTF8.GetByteCount(button.Data!), 1, 64));
        Assert.Contains(buttons, button => button.Data == $"o:{_order:N}");
        Assert.Equal(
            kind is OrderEventKind.PaymentFailed or OrderEventKind.PaymentExpired,
            buttons.Any(button => button.Data == $"p:{_order:N}"));
        Assert.Equal(kind is OrderEventKind.Delivered, buttons.Any(button => button.Data == $"r:{_order:N}"));
    }

    [Fact]
    public void A_tracking_number_is_tapped_to_be_copied_and_a_known_carrier_is_a_link()
    {
        var parsed = HtmlParser.Parse(Told.InChat(News(OrderEventKind.Dispatched)).Html);

        var code = Assert.Single(parsed.Entities, entity => entity.Type == "code");
        Assert.Equal("AB123", parsed.Text.Substring(code.Offset, code.Length));
        var link = Assert.Single(parsed.Entities, entity => entity.Type == "text_link");
        Assert.Equal("https://www.royalmail.com/track-your-item#/tracking-results/AB123", link.Url);
    }

    [Fact]
    public void A_team_s_note_never_reaches_a_customer_whatever_the_text()
    {
        var text = new TemplateText("", "Order #{number}\nBecause: {note}");

        var filled = Told.Filled(text, News(OrderEventKind.Cancelled), Channel.Telegram, Reader.Customer, "en");

        Assert.Equal("Order #A1B2C3D4", filled.Body);
    }

    [Fact]
    public void German_customers_read_german_words_and_amounts()
    {
        var received = HtmlParser.Parse(Told.InChat(News(OrderEventKind.Received), language: "de").Html).Text;
        var back = Told.InChat(
            News(OrderEventKind.CaughtUp) with { Missed = $"{_order} {OrderStatus.Dispatched}" }, language: "de");

        Assert.StartsWith("🧾 Bestellung eingegangen\n", received, StringComparison.Ordinal);
        Assert.Contains(
            "#A1B2C3D4 ist bei uns eingegangen: 3 Artikel, 24,50\u00a0£.", received, StringComparison.Ordinal);
        Assert.Contains("#A1B2C3D4: Versandt", back.Html, StringComparison.Ordinal);
        Assert.Equal("Bestellung anzeigen", Assert.Single(back.Buttons.SelectMany(row => row)).Text);
    }

    [Fact]
    public void An_admin_who_is_called_in_telegram_can_say_that_they_are_on_it()
    {
        var message = Told.InChat(News(OrderEventKind.EscalatedToChat), Reader.Admin);

        Assert.StartsWith("🚨 <b>Nobody has accepted #A1B2C3D4</b>\n£24.50 · 3 items · Ann &lt;b&gt;", message.Html);
        Assert.Equal(
            new MessageButton("👀 I'm on it", $"k:{_order:N}"), Assert.Single(message.Buttons.SelectMany(row => row)));
    }

    [Fact]
    public void What_is_not_known_is_not_mentioned()
    {
        var untracked = News(OrderEventKind.Dispatched) with { TrackingNumber = null };
        var unpaid = News(OrderEventKind.Cancelled) with { Amount = new Money(0, "GBP") };

        Assert.DoesNotContain("racking", Told.InChat(untracked).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Carrier", Told.InChat(untracked).Html, StringComparison.Ordinal);
        Assert.EndsWith("You have nothing to pay.", Told.InChat(unpaid).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("£0", Told.InChat(unpaid).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("abcdefghij", 5, "abcd…")]
    [InlineData("ab👨‍👩‍👧cd", 6, "ab…")]
    [InlineData("👨‍👩‍👧👨‍👩‍👧", 10, "👨‍👩‍👧…")]
    public void A_cut_keeps_whole_characters(string text, int longest, string cut) =>
        Assert.Equal(cut, Template.Cut(text, longest));

    private static OrderNews News(OrderEventKind kind) => new(
        _order, kind, DateTimeOffset.UnixEpoch, new Money(24.5m, "GBP"), 3, "Ann <b>")
    {
        Carrier = "Royal Mail",
        TrackingNumber = "AB123",
        Note = "secret",
    };
}
