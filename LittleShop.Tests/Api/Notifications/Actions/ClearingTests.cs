using System.Net;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.Tests.Api.Notifications.Actions;

/// <summary>Acknowledge once, clear everywhere.</summary>
public sealed class ClearingTests(ShopHost shop) : IClassFixture<ShopHost>, IAsyncLifetime
{
    private FakePushService _push = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _push = await FakePushService.StartAsync();

    public ValueTask DisposeAsync() => _push.DisposeAsync();

    [Fact]
    public async Task A_press_closes_the_notification_on_the_other_devices_and_reads_the_inbox()
    {
        using var owner = await shop.AsAdminAsync();
        var (phone, tablet) = (await _push.NewBrowserAsync(owner), await _push.NewBrowserAsync(owner));
        var (order, push) = await shop.PaidAsync(phone);
        var shown = await shop.UntilToldAsync(tablet, order, OrderEventKind.PaymentConfirmed);

        await owner.PostAsync<ActionTaken>("/notifications/actions", new ActOnNotification(push.ButtonToken));

        await Deadline.UntilAsync(() => Closed(tablet).Contains(push.Tag), "closed on the tablet");
        Assert.Equal(shown.Topic, tablet.Closings.Single(one => Tags(one).Contains(push.Tag)).Topic);
        Assert.DoesNotContain(push.Tag, Closed(phone));
        await using var db = shop.OpenDb();
        var states = await OwnersAsync(db, order);
        Assert.Contains(DeliveryState.Opened, states);
        Assert.Empty(states.Intersect([DeliveryState.Sent, DeliveryState.Delivered]));
    }

    [Fact]
    public async Task Being_on_it_is_said_once_and_clears_what_that_admin_was_told_only()
    {
        using var owner = await shop.AsAdminAsync();
        using var packer = await shop.AsAdminAsync(Roles.Packer);
        var (mine, theirs) = (await _push.NewBrowserAsync(owner), await _push.NewBrowserAsync(packer));
        var (order, push) = await shop.PaidAsync(mine);
        await shop.UntilToldAsync(theirs, order, OrderEventKind.PaymentConfirmed);
        var before = (await packer.GetAsync<InboxCount>("/inbox/count")).Unread;
        await using var db = shop.OpenDb();
        await db.Database.ExecuteSqlAsync(
            $"update orders set acknowledged_at = null, acknowledged_by = null where id = {order}", Ct);

        await owner.SendAsync(HttpMethod.Post, $"/orders/{order}/acknowledge", null);
        await Deadline.UntilAsync(() => Closed(mine).Contains(push.Tag), "closed");
        await packer.SendAsync(HttpMethod.Post, $"/orders/{order}/acknowledge", null);

        var seen = await db.Orders.AsNoTracking().SingleAsync(found => found.Id == order, Ct);
        Assert.Equal(("Owner", PaymentReceived), (seen.AcknowledgedBy, seen.Status));
        Assert.Equal(before - 2, (await packer.GetAsync<InboxCount>("/inbox/count")).Unread);
        using var unknown = await owner.SendAsync(HttpMethod.Post, $"/orders/{Guid.NewGuid()}/acknowledge", null);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task An_order_that_is_not_paid_is_not_acknowledged_so_that_its_payment_is_told()
    {
        using var owner = await shop.AsAdminAsync();
        var placed = await shop.PlaceOrderAsync();

        await owner.SendAsync(HttpMethod.Post, $"/orders/{placed.Id}/acknowledge", null);

        await using var db = shop.OpenDb();
        Assert.Null((await db.Orders.AsNoTracking().SingleAsync(found => found.Id == placed.Id, Ct)).AcknowledgedAt);
    }

    [Fact]
    public async Task Once_somebody_accepted_it_no_device_of_any_admin_asks_any_more()
    {
        using var owner = await shop.AsAdminAsync();
        using var packer = await shop.AsAdminAsync(Roles.Packer);
        var (mine, theirs) = (await _push.NewBrowserAsync(owner), await _push.NewBrowserAsync(packer));
        var (order, push) = await shop.PaidAsync(mine);
        await shop.UntilToldAsync(theirs, order, OrderEventKind.PaymentConfirmed);

        await shop.MoveAsync(order, Accepted);

        await Deadline.UntilAsync(() => Closed(mine).Contains(push.Tag) && Closed(theirs).Contains(push.Tag), "closed");
    }

    private static IEnumerable<string> Closed(FakeBrowser browser) => browser.Closings.SelectMany(Tags);

    private static IEnumerable<string> Tags(ReceivedPush closing) =>
        closing.Payload.GetProperty("close").EnumerateArray().Select(tag => tag.GetString()!);

    private static Task<List<DeliveryState>> OwnersAsync(LittleShop.Api.Data.ShopDb db, Guid order) => db.Deliveries
        .Where(row => row.OrderId == order && (
            row.Channel == Channel.Inbox && db.Users.Any(admin => admin.Id == row.Recipient && admin.Role == Roles.Owner)
            || row.Channel == Channel.WebPush
                && db.PushSubscriptions.Any(device => device.Id == row.Recipient
                    && db.Users.Any(admin => admin.Id == device.AdminId && admin.Role == Roles.Owner))))
        .Select(row => row.State).ToListAsync(Ct);
}
