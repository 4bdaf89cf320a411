using LittleShop.Api.Caching;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Templates;
using LittleShop.Api.Notifications.Templates.Editing;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace LittleShop.Tests.Api.Notifications.Texts;

public sealed class TemplateBookTests(ShopHost shop, CacheServer cache) : IClassFixture<ShopHost>
{
    private static readonly TemplateKey _packing = new(OrderEventKind.Packing, Channel.Telegram, Reader.Customer, "de");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static OrderNews News(OrderEventKind kind) => PreviewOrder.MadeUp(kind, "EUR", An.Noon);

    private static ClaimedDelivery Claimed(Audience audience, string language) =>
        new(1, Guid.NewGuid(), 1, Guid.NewGuid(), audience) { Language = language };

    [Fact]
    public async Task A_saved_text_is_in_the_next_message_through_every_copy_of_the_api()
    {
        await using var other = new ApiFactory(
            shop.DatabaseConnection, cache.ConnectionString, new Dictionary<string, string?>());
        _ = other.Address;
        await other.Services.GetRequiredService<CacheBroadcast>().Listening.WaitAsync(TimeSpan.FromSeconds(20), Ct);
        var there = other.Services.GetRequiredService<MessageWriter>();
        var claimed = Claimed(Audience.Customer, "de-AT") with { News = News(_packing.Kind) };
        Assert.StartsWith(
            "📦 <b>Bestellung wird gepackt", (await there.ChatAsync(claimed)).Html, StringComparison.Ordinal);

        using var owner = await shop.AsAdminAsync();
        var saved = await owner.PutAsync<TemplateView>(
            "/notifications/templates", new SaveTemplate(_packing, "", "Servus {customer}", null));

        await Deadline.UntilAsync(
            async () => (await there.ChatAsync(claimed)).Html == "Servus Grace &lt;Hopper&gt; &amp; Söhne 🌿",
            "told there");
        var english = await there.ChatAsync(claimed with { Language = "fr" });
        Assert.StartsWith("📦 <b>Being Packed</b>", english.Html, StringComparison.Ordinal);
        await owner.SendAsync(
            HttpMethod.Delete, $"/notifications/templates/Customer/de/Packing/Telegram?version={saved.Version}", null);
        await Deadline.UntilAsync(
            async () => (await there.ChatAsync(claimed)).Html.StartsWith("📦", StringComparison.Ordinal),
            "the original");
    }

    [Fact]
    public async Task A_stored_text_that_cannot_be_used_gives_way_to_the_original()
    {
        await using var db = shop.OpenDb();
        db.Templates.Add(new StoredTemplate
        {
            Kind = OrderEventKind.Accepted,
            Channel = Channel.Telegram,
            Reader = Reader.Customer,
            Language = "en",
            Body = "<b>broken {nothing}",
            By = "an older shop",
            At = An.Noon,
        });
        await db.SaveChangesAsync(Ct);
        await shop.Services.GetRequiredService<TemplateBook>().ForgetAsync();

        var message = await shop.Services.GetRequiredService<MessageWriter>()
            .ChatAsync(Claimed(Audience.Customer, "en") with { News = News(OrderEventKind.Accepted) });

        Assert.StartsWith("✅ <b>Order Accepted</b>", message.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repetition_says_that_it_is_one_in_every_channel()
    {
        var writer = shop.Services.GetRequiredService<MessageWriter>();
        var customer = Claimed(Audience.Customer, "de") with { News = News(OrderEventKind.Received), ResendOf = 1 };
        var admin = Claimed(Audience.AllAdmins, "en") with { News = News(OrderEventKind.Received), ResendOf = 1 };

        var (chat, mail) = (await writer.ChatAsync(customer), await writer.MailAsync(customer));
        Assert.StartsWith("🔁 Erneut gesendet\n🧾 <b>", chat.Html, StringComparison.Ordinal);
        Assert.StartsWith("🔁 Erneut gesendet · 🧾", mail.Subject, StringComparison.Ordinal);
        Assert.Contains(
            "\"title\":\"🔁 Sent again · 🧾 New order #1A2B3C4D\"",
            System.Text.Encoding.UTF8.GetString((await writer.PushAsync(admin)).Payload), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notices_pass_through_and_only_a_broadcast_is_markup()
    {
        var writer = shop.Services.GetRequiredService<MessageWriter>();
        var alarm = new NoticeNews(7, NoticeKind.Alarm, "Nobody <listens>", "a & b\nc", "/reach", An.Noon);
        var broadcast = alarm with { Kind = NoticeKind.Broadcast, Title = "News", Body = "<b>Hi</b> &amp; bye" };
        var admin = Claimed(Audience.AllAdmins, "en");

        Assert.Equal(
            "<b>Nobody &lt;listens&gt;</b>\na &amp; b\nc",
            (await writer.ChatAsync(admin with { Notice = alarm })).Html);
        var mail = await writer.MailAsync(admin with { Notice = alarm });
        Assert.Equal(("Nobody <listens>", "a &amp; b\nc", ("Open", "/reach")), (mail.Subject, mail.Body, mail.Button));
        Assert.Contains("help to run the shop", mail.Footer, StringComparison.Ordinal);
        Assert.Equal(
            "<b>Hi</b> &amp; bye",
            (await writer.ChatAsync(Claimed(Audience.Customer, "en") with { Notice = broadcast })).Html);
    }

    [Fact]
    public async Task Mails_lead_admins_to_the_order_and_customers_to_their_parcel()
    {
        var writer = shop.Services.GetRequiredService<MessageWriter>();
        var news = News(OrderEventKind.Dispatched);

        var admin = await writer.MailAsync(Claimed(Audience.Owners, "en") with { News = news });
        var customer = await writer.MailAsync(Claimed(Audience.Customer, "de") with { News = news });
        var inbox = await writer.InboxAsync(news, "de");

        Assert.Equal(("Show order", $"/orders/{news.OrderId}"), admin.Button);
        Assert.Equal("Sendung verfolgen", customer.Button?.Text);
        Assert.Contains("<code>AB123456789GB</code>\n", customer.Body, StringComparison.Ordinal);
        Assert.Equal("🚚 Bestellung versandt · #1A2B3C4D", customer.Subject);
        Assert.Equal("🚚 Versandt #1A2B3C4D", inbox.Title);
    }
}
