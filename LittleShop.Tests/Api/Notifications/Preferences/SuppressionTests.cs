using LittleShop.Api.Data;
using LittleShop.Api.Notifications;
using LittleShop.Api.Orders;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static LittleShop.Contracts.OrderEventKind;

namespace LittleShop.Tests.Api.Notifications.Preferences;

/// <summary>Who does not want to hear has a delivery all the same, with the reason; and nothing is sent.</summary>
public sealed class SuppressionTests(ShopHost shop) : IClassFixture<ShopHost>, IAsyncLifetime
{
    private FakePushService _push = null!;
    private PushDevice _device = null!;
    private DateTimeOffset _began;
    private Guid _owner;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _push = await FakePushService.StartAsync();
        using var owner = await shop.AsAdminAsync();
        await using var db = shop.OpenDb();
        await db.PushSubscriptions.ExecuteUpdateAsync(
            set => set.SetProperty(device => device.EndedAt, DateTimeOffset.UnixEpoch), Ct);
        await db.Users.ExecuteUpdateAsync(
            set => set.SetProperty(admin => admin.ActiveSince, DateTimeOffset.UnixEpoch), Ct);
        _owner = await db.Users.Where(admin => admin.Role == Roles.Owner).Select(admin => admin.Id).SingleAsync(Ct);
        _began = TimeProvider.System.GetUtcNow();
        _device = await shop.NewAgedDeviceAsync(_push, owner, "Pixel 8");
    }

    public async ValueTask DisposeAsync()
    {
        await SaveAsync(Wish.Usual);
        await _push.DisposeAsync();
    }

    [Theory]
    [InlineData(PreferenceMode.Off, SuppressionReason.PreferenceOff)]
    [InlineData(PreferenceMode.Digest, SuppressionReason.Digest)]
    public async Task What_is_switched_off_is_not_pushed_and_the_inbox_has_it_all_the_same(
        PreferenceMode mode, SuppressionReason reason)
    {
        await SaveAsync(Wish.With(Received, Channel.WebPush, mode));

        var order = await shop.PlaceOrderAsync();

        Assert.Equal(
            [
                (Channel.WebPush, DeliveryState.Suppressed, (SuppressionReason?)reason),
                (Channel.Inbox, DeliveryState.Sent, null),
            ],
            await ToldAsync(order.Id, Received));
        await NothingWasSentAsync(order.Id);
    }

    [Fact]
    public async Task Orders_below_the_minimum_are_told_nowhere_and_those_at_it_everywhere()
    {
        var small = await shop.PlaceOrderAsync();
        await SaveAsync(Wish.Usual with { MinimumAmount = small.Total.Amount + 0.01m });
        var below = await shop.PlaceOrderAsync();
        await SaveAsync(Wish.Usual with { MinimumAmount = small.Total.Amount });
        var at = await shop.PlaceOrderAsync();

        Assert.All(
            await ToldAsync(below.Id, Received), told => Assert.Equal(SuppressionReason.BelowMinimum, told.Reason));
        Assert.All(await ToldAsync(at.Id, Received), told => Assert.Null(told.Reason));
        await NothingWasSentAsync(below.Id);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, SuppressionReason.QuietHours)]
    public async Task Quiet_hours_hold_back_pushes_but_urgent_ones_where_they_may(
        bool bypass, SuppressionReason? urgent)
    {
        await SaveAsync(Wish.QuietNow() with { UrgentBypass = bypass });

        var order = await shop.PlaceOrderAsync(PaymentMethod.BankTransfer);
        await shop.MoveAsync(order.Id, OrderStatus.PaymentReceived);

        Assert.Equal(
            [SuppressionReason.QuietHours, null], (await ToldAsync(order.Id, Received)).Select(told => told.Reason));
        Assert.Equal([urgent, null], (await ToldAsync(order.Id, PaymentConfirmed)).Select(told => told.Reason));
        await NothingWasSentAsync(order.Id, besides: bypass ? [PaymentConfirmed] : []);
    }

    [Fact]
    public async Task An_escalation_to_an_owner_without_a_chat_has_no_address()
    {
        var order = await shop.PlaceOrderAsync(PaymentMethod.BankTransfer);
        await shop.MoveAsync(order.Id, OrderStatus.PaymentReceived);

        await using var db = shop.OpenDb();
        await db.InTransactionAsync(
            async () => await EventFanOut.WriteAsync(
                db,
                new OrderEvent(
                    order.Id, EscalatedToChat, OrderStatus.PaymentReceived, OrderStatus.PaymentReceived, Actor.System,
                    TimeProvider.System.GetUtcNow(), null),
                Ct), Ct);

        var told = Assert.Single(await ToldAsync(order.Id, EscalatedToChat), row => row.Channel is Channel.Telegram);
        Assert.Equal((DeliveryState.Suppressed, SuppressionReason.NoAddress), (told.State, told.Reason));
    }

    [Fact]
    public async Task No_minimum_holds_back_what_waits_for_an_answer()
    {
        var order = await shop.PlaceOrderAsync(PaymentMethod.BankTransfer);
        await shop.MoveAsync(order.Id, OrderStatus.PaymentReceived);
        await SaveAsync(Wish.Usual with { MinimumAmount = order.Total.Amount + 1 });
        OrderEventKind[] steps = [.. Enum.GetValues<OrderEventKind>().Where(kind => kind.IsInternal)];

        await using var db = shop.OpenDb();
        foreach (var kind in steps)
        {
            await db.InTransactionAsync(
                async () => await EventFanOut.WriteAsync(
                    db,
                    new OrderEvent(
                        order.Id, kind, OrderStatus.PaymentReceived, OrderStatus.PaymentReceived, Actor.System,
                        TimeProvider.System.GetUtcNow(), null),
                    Ct), Ct);
            Assert.DoesNotContain(
                await ToldAsync(order.Id, kind), row => row.Reason is SuppressionReason.BelowMinimum);
        }

        Assert.Contains(
            await ToldAsync(order.Id, AcceptanceReminder),
            row => row is { Channel: Channel.WebPush, Reason: null });
    }

    [Theory]
    [InlineData("2026-03-28T21:59:59Z", "Europe/London", "22:00", "08:00", false)]
    [InlineData("2026-03-28T22:00:00Z", "Europe/London", "22:00", "08:00", true)]
    [InlineData("2026-03-29T00:30:00Z", "Europe/London", "22:00", "08:00", true)]
    [InlineData("2026-03-29T06:59:59Z", "Europe/London", "22:00", "08:00", true)] // summer time since one o'clock
    [InlineData("2026-03-29T07:00:00Z", "Europe/London", "22:00", "08:00", false)]
    [InlineData("2026-03-30T21:00:00Z", "Europe/London", "22:00", "08:00", true)]
    [InlineData("2026-10-25T07:59:59Z", "Europe/London", "22:00", "08:00", true)] // and winter time again
    [InlineData("2026-05-04T12:00:00Z", "Asia/Kolkata", "17:00", "18:00", true)]
    [InlineData("2026-05-04T12:30:00Z", "Asia/Kolkata", "17:00", "18:00", false)]
    [InlineData("2026-05-04T12:00:00Z", "UTC", null, null, null)]
    public async Task Quiet_hours_are_those_of_the_clock_on_the_wall(
        string at, string zone, string? from, string? to, bool? quiet)
    {
        await using var db = shop.OpenDb();

        var answer = await db.Database.SqlQuery<bool?>(
            $"""
            select is_quiet({at}::timestamptz, {zone}, {from}::time, {to}::time) as "Value"
            """).SingleAsync(Ct);

        Assert.Equal(quiet, answer);
    }

    private async Task SaveAsync(AdminPreferences wanted)
    {
        using var owner = await shop.AsAdminAsync();
        await owner.PutAsync<AdminPreferences>("/me/notifications", wanted);
    }

    private async Task<List<(Channel Channel, DeliveryState State, SuppressionReason? Reason)>> ToldAsync(
        Guid orderId, OrderEventKind kind)
    {
        await using var db = shop.OpenDb();
        var rows = await db.Deliveries.AsNoTracking()
            .Where(row => row.OrderId == orderId && (row.Recipient == _owner || row.Recipient == _device.Id))
            .Where(row => db.OrderEvents.Any(happened => happened.Id == row.EventId && happened.Kind == kind))
            .OrderBy(row => row.Id).ToListAsync(Ct);
        return [.. rows.OrderBy(row => row.Channel).Select(row => (row.Channel, row.State, row.Reason))];
    }

    /// <summary>A later order's push is there, and of this one nothing; nobody is missing from the ledger.</summary>
    private async Task NothingWasSentAsync(Guid orderId, params OrderEventKind[] besides)
    {
        await SaveAsync(Wish.Usual);
        var later = await shop.PlaceOrderAsync();
        await Deadline.UntilAsync(() => _push.Received.Any(push => push.OrderId == later.Id), "the later order's push");

        Assert.Equal(
            besides.Select(kind => kind.ToString()),
            _push.Received.Where(push => push.OrderId == orderId).Select(push => push.Kind));
        using var owner = await shop.AsAdminAsync();
        var from = Uri.EscapeDataString(_began.ToString("O"));
        var report = await owner.GetAsync<CoverageReport>($"/notifications/coverage?from={from}");
        Assert.Empty(report.Gaps);
        Assert.True(report.Expected > 0 && report.Expected == report.Present);
        await using var db = shop.OpenDb();
        Assert.Equal(0, await db.Deliveries.CountAsync(
            row => row.OrderId == orderId && row.Reason == SuppressionReason.BelowMinimum
                && (row.Attempts > 0 || row.SentAt != null), Ct));
    }
}
