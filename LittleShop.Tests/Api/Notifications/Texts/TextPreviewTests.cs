using System.Net;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Tests.Api.Notifications.Texts;

public sealed class TextPreviewTests(ShopHost shop) : IClassFixture<ShopHost>, IAsyncLifetime
{
    private const string Preview = "/notifications/templates/preview";
    private const string Test = "/notifications/templates/test";
    private static readonly TemplateKey _chat = new(OrderEventKind.Received, Channel.Telegram, Reader.Customer, "en");
    private static readonly TemplateKey _push = new(OrderEventKind.Received, Channel.WebPush, Reader.Admin, "de");
    private FakePushService _service = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _service = await FakePushService.StartAsync();

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task Every_channel_of_the_reader_shows_a_real_order()
    {
        using var viewer = await shop.AsAdminAsync(Roles.Viewer);
        var placed = await shop.PlaceOrderAsync(price: 12m);

        var customers = await viewer.PostAsync<TemplatePreview>(
            Preview, new PreviewTemplate(_chat, "", "Dear {customer}, <b>{total}</b>", placed.Id));
        var admins = await viewer.PostAsync<TemplatePreview>(
            Preview, new PreviewTemplate(_push, "Neu #{number}", "{total} von {customer}", placed.Id));

        Assert.Equal([Channel.Telegram, Channel.Email], customers.Channels.Select(shown => shown.Channel));
        Assert.StartsWith("Dear Ann Example, <b>£", customers.Channels[0].Html, StringComparison.Ordinal);
        Assert.Equal(["Show order"], customers.Channels[0].Buttons);
        Assert.Equal(customers.Channels[0].Text.Length, customers.Channels[0].Size);
        Assert.Equal($"🧾 Order Received · #{placed.Number.ToUpperInvariant()}", customers.Channels[1].Title);
        Assert.Equal(4, admins.Channels.Count);
        Assert.EndsWith("\u00a0£ von Ann Example", admins.Channels[0].Text, StringComparison.Ordinal);
        Assert.All(admins.Channels, shown => Assert.InRange(shown.Size, 1, shown.Limit));
        Assert.Empty(customers.Problems.Concat(admins.Problems));
    }

    [Fact]
    public async Task A_text_that_is_half_written_is_shown_as_it_is_and_no_tag_of_it_becomes_a_page()
    {
        using var owner = await shop.AsAdminAsync();

        var preview = await owner.PostAsync<TemplatePreview>(
            Preview, new PreviewTemplate(_chat, "", "<b>Hello <script>alert(1)</script>", null));

        Assert.Null(preview.Channels[0].Html);
        Assert.Equal("<b>Hello <script>alert(1)</script>", preview.Channels[0].Text);
        Assert.Equal("body", Assert.Single(preview.Problems).Field);
    }

    [Fact]
    public async Task A_test_goes_to_one_s_own_devices_and_to_nobody_else()
    {
        using var owner = await shop.AsAdminAsync();
        using var manager = await shop.AsAdminAsync(Roles.Manager);
        var (own, other) = (_service.NewBrowser("Mine"), _service.NewBrowser("Theirs"));
        var device = await owner.PutAsync<PushDevice>("/push/subscriptions", own.Subscription);
        await manager.PutAsync<PushDevice>("/push/subscriptions", other.Subscription);
        await using var db = shop.OpenDb();
        var before = await db.Deliveries.CountAsync(Ct);

        var sent = await owner.PostAsync<TestPushResult>(
            Test, new PreviewTemplate(_push, "Probe {customer}", "Guten Tag", null));
        var chat = await owner.PostAsync<TestPushResult>(
            Test, new PreviewTemplate(_chat, "", "<b>Hi</b> & more", null));

        Assert.True(sent.Sent, sent.Message);
        Assert.Contains("Link your Telegram chat", chat.Message, StringComparison.Ordinal);
        Assert.Equal(2, own.Received.Count);
        Assert.Equal(0, other.Attempts);
        Assert.Equal(before, await db.Deliveries.CountAsync(Ct));
        await owner.SendAsync(HttpMethod.Delete, $"/push/subscriptions/{device.Id}", null);
        var nowhere = await owner.PostAsync<TestPushResult>(Test, new PreviewTemplate(_push, "Probe", "Tag", null));
        Assert.False(nowhere.Sent);
    }

    [Fact]
    public async Task A_linked_chat_gets_the_test_as_telegram_shows_it_and_no_customer_does()
    {
        using var manager = await shop.AsAdminAsync(Roles.Manager);
        var me = await manager.GetAsync<AdminView>("/auth/me");
        await shop.PlaceOrderAsync();
        await using var db = shop.OpenDb();
        db.AdminSettings.Add(new() { AdminId = me.Id, ChatId = 4242 });
        await db.SaveChangesAsync(Ct);

        var sent = await manager.PostAsync<TestPushResult>(
            Test, new PreviewTemplate(_chat, "", "<b>Dear {customer}</b>", null));

        Assert.True(sent.Sent, sent.Message);
        using var bot = shop.AsBot();
        var claimed = await bot.PostAsync<List<TelegramDelivery>>(
            "/bot/deliveries/claim", new ClaimDeliveries(50, "test"));
        var test = Assert.Single(claimed, delivery => delivery.ChatId == 4242);
        Assert.StartsWith("<b>Dear ", test.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(claimed, delivery => delivery.ChatId != 4242 && delivery.Html == test.Html);
    }

    [Fact]
    public async Task A_test_of_a_text_that_does_not_fit_is_refused_and_sent_nowhere()
    {
        using var owner = await shop.AsAdminAsync();
        var browser = _service.NewBrowser();
        await owner.PutAsync<PushDevice>("/push/subscriptions", browser.Subscription);

        using var answer = await owner.SendAsync(
            HttpMethod.Post, Test, new PreviewTemplate(_push, "Probe {nmber}", "Tag", null));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("unfit", (await answer.ProblemAsync()).Code);
        Assert.Equal(0, browser.Attempts);
    }
}
