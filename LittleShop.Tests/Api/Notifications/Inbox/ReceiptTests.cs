using System.Net;
using LittleShop.Api.Notifications;
using LittleShop.Contracts;
using LittleShop.Tests.Api.Notifications.Actions;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Tests.Api.Notifications.Inbox;

/// <summary>What devices say of their pushes, as the ledger has it.</summary>
public sealed class ReceiptTests(ShopHost shop) : IClassFixture<ShopHost>, IAsyncLifetime
{
    private FakePushService _push = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _push = await FakePushService.StartAsync();

    public ValueTask DisposeAsync() => _push.DisposeAsync();

    [Fact]
    public async Task A_push_that_was_shown_is_delivered_and_its_device_has_proven_itself()
    {
        var (id, push) = await ToldAsync();

        await SayAsync(push, PushReceiptKind.Shown);

        var row = await RowAsync(id);
        Assert.Equal((DeliveryState.Delivered, true, false), (row.State, row.DeliveredAt is not null, row.OpenedAt is not null));
        await using var db = shop.OpenDb();
        Assert.NotNull((await db.PushSubscriptions.SingleAsync(device => device.Id == row.Recipient, Ct)).LastShownAt);
    }

    [Fact]
    public async Task A_push_that_was_opened_is_read_in_the_inbox_and_no_later_word_takes_that_back()
    {
        var (id, push) = await ToldAsync();

        await SayAsync(push, PushReceiptKind.Opened);
        var opened = await RowAsync(id);
        await SayAsync(push, PushReceiptKind.Shown);
        await SayAsync(push, PushReceiptKind.Dismissed);

        var row = await RowAsync(id);
        Assert.Equal((DeliveryState.Opened, opened.OpenedAt, opened.DeliveredAt), (row.State, row.OpenedAt, row.DeliveredAt));
        await using var db = shop.OpenDb();
        var device = await db.PushSubscriptions.SingleAsync(found => found.Id == row.Recipient, Ct);
        var line = await db.Deliveries.SingleAsync(
            found => found.EventId == row.EventId && found.Channel == Channel.Inbox && found.Recipient == device.AdminId, Ct);
        Assert.Equal(DeliveryState.Opened, line.State);
    }

    [Theory]
    [InlineData("Dead", 0, DeliveryState.Delivered)]
    [InlineData("Queued", 1, DeliveryState.Delivered)]
    [InlineData("Queued", 0, DeliveryState.Queued)]
    [InlineData("Sending", 0, DeliveryState.Sending)]
    [InlineData("Suppressed", 0, DeliveryState.Suppressed)]
    public async Task What_was_in_doubt_is_settled_and_what_is_its_sender_s_to_say_stays(
        string state, int attempts, DeliveryState expected)
    {
        var (id, push) = await ToldAsync();
        await using var db = shop.OpenDb();
        await db.Database.ExecuteSqlAsync(
            $"""
            update deliveries set state = {state}, attempts = {attempts}, due_at = now() + interval '1 hour',
                lease_until = now() + interval '1 hour' where id = {id}
            """, Ct);

        await SayAsync(push, PushReceiptKind.Shown);

        Assert.Equal(expected, (await RowAsync(id)).State);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("!!!")]
    [InlineData("")]
    public async Task A_receipt_that_nobody_was_given_is_refused_and_changes_nothing(string token)
    {
        var (id, _) = await ToldAsync();
        using var nobody = shop.AsNobody();

        using var answer = await nobody.SendAsync(
            HttpMethod.Post, "/push/receipts", new PushReceipt(token, PushReceiptKind.Opened));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(DeliveryState.Sent, (await RowAsync(id)).State);
    }

    [Fact]
    public async Task A_page_that_loads_says_that_its_browser_lives_and_hears_when_the_shop_thinks_otherwise()
    {
        using var owner = await shop.AsAdminAsync();
        using var viewer = await shop.AsAdminAsync(Roles.Viewer);
        var browser = _push.NewBrowser();
        var device = await owner.PutAsync<PushDevice>("/push/subscriptions", browser.Subscription);
        await using var db = shop.OpenDb();

        Assert.Equal(DeviceSync.Unknown, await SyncAsync(viewer));
        Assert.Null((await db.PushSubscriptions.AsNoTracking().SingleAsync(found => found.Id == device.Id, Ct)).LastSyncAt);
        Assert.Equal(DeviceSync.Known, await SyncAsync(owner));
        Assert.NotNull((await db.PushSubscriptions.AsNoTracking().SingleAsync(found => found.Id == device.Id, Ct)).LastSyncAt);
        await owner.SendAsync(HttpMethod.Delete, $"/push/subscriptions/{device.Id}", null);
        Assert.Equal(DeviceSync.Removed, await SyncAsync(owner));

        async Task<DeviceSync> SyncAsync(HttpClient admin) => (await admin.PostAsync<SyncedDevice>(
            "/push/subscriptions/sync", new SyncDevice(browser.Subscription.Endpoint))).State;
    }

    private async Task<(long Id, ReceivedPush Push)> ToldAsync()
    {
        using var owner = await shop.AsAdminAsync();
        var browser = await _push.NewBrowserAsync(owner);
        var (order, push) = await shop.PaidAsync(browser);
        await using var db = shop.OpenDb();
        var device = await db.PushSubscriptions.SingleAsync(found => found.Endpoint == browser.Subscription.Endpoint, Ct);
        var row = await db.Deliveries.OrderBy(found => found.Id)
            .LastAsync(found => found.OrderId == order && found.Recipient == device.Id, Ct);
        return (row.Id, push);
    }

    private async Task SayAsync(ReceivedPush push, PushReceiptKind what)
    {
        using var nobody = shop.AsNobody();
        using var answer = await nobody.SendAsync(HttpMethod.Post, "/push/receipts", new PushReceipt(push.Receipt, what));
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private async Task<Delivery> RowAsync(long id)
    {
        await using var db = shop.OpenDb();
        return await db.Deliveries.AsNoTracking().SingleAsync(row => row.Id == id, Ct);
    }
}
