using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.Tests.Api.Notifications;

/// <summary>From an order's move to a device and back into the ledger, when something goes wrong on the way.</summary>
public sealed class PushPipelineTests(ShopHost shop) : IClassFixture<ShopHost>, IAsyncLifetime
{
    private FakePushService _push = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _push = await FakePushService.StartAsync();

    public ValueTask DisposeAsync() => _push.DisposeAsync();

    [Fact]
    public async Task A_service_that_is_busy_gets_the_push_after_the_wait_it_asked_for_and_later_ones_after_it()
    {
        var (browser, device) = await NewDeviceAsync();
        browser.AnswerWith(429, "Retry-After", "1");
        var placed = await shop.PlaceOrderAsync(PaymentMethod.BankTransfer);
        await Deadline.UntilAsync(() => browser.Attempts == 1, "the first attempt");
        browser.Answer = null;
        await shop.MoveAsync(placed.Id, PaymentReceived);

        await Deadline.UntilAsync(() => browser.Received.Count == 2, "both pushes");

        Assert.Equal(["Received", "PaymentConfirmed"], browser.Received.Select(push => push.Kind));
        await using var db = shop.OpenDb();
        var first = await db.Deliveries.OrderBy(row => row.Id).FirstAsync(row => row.Recipient == device.Id, Ct);
        Assert.Equal(2, first.Attempts);
    }

    [Fact]
    public async Task Of_several_that_waited_one_that_fails_holds_back_the_later_ones_and_each_arrives_once_in_order()
    {
        var (browser, device) = await NewDeviceAsync();
        browser.AnswerWith(429, "Retry-After", "1");
        var orders = new List<Guid> { (await shop.PlaceOrderAsync()).Id };
        await Deadline.UntilAsync(() => browser.Attempts == 1, "the first attempt");
        browser.Answer = context =>
        {
            context.Response.StatusCode = browser.Attempts == 4 ? 503 : 201;
            return Task.CompletedTask;
        };
        while (orders.Count < 5)
        {
            orders.Add((await shop.PlaceOrderAsync()).Id);
        }

        await using var db = shop.OpenDb();
        await Deadline.UntilAsync(
            async () => await db.Deliveries.CountAsync(
                row => row.Recipient == device.Id && row.State == DeliveryState.Sent, Ct) == 5,
            "all are sent");

        Assert.Equal(orders, browser.Received.Select(push => push.OrderId));
        Assert.Equal(
            [2, 1, 2, 1, 1],
            await db.Deliveries.Where(row => row.Recipient == device.Id).OrderBy(row => row.Id)
                .Select(row => row.Attempts).ToListAsync(Ct));
        Assert.Equal(7, browser.Attempts);
    }

    [Theory]
    [InlineData(1, null, false)]
    [InlineData(11, null, true)]
    [InlineData(1, "It was out of order.", true)]
    [InlineData(-3600, null, true)] // the clock was set back
    public async Task When_a_device_last_took_something_is_known_to_ten_seconds(
        int secondsAgo, string? problem, bool written)
    {
        var (_, device) = await NewDeviceAsync();
        await using var db = shop.OpenDb();
        await db.Database.ExecuteSqlAsync(
            $"""
            update push_subscriptions set last_problem = {problem},
                last_sent_at = clock_timestamp() - make_interval(secs => {secondsAgo})
            where id = {device.Id}
            """,
            Ct);
        var before = await db.PushSubscriptions.AsNoTracking().SingleAsync(row => row.Id == device.Id, Ct);

        await shop.PlaceOrderAsync();

        await Deadline.UntilAsync(
            () => db.Deliveries.AnyAsync(row => row.Recipient == device.Id && row.State == DeliveryState.Sent, Ct),
            "it is sent");
        var sent = await db.Deliveries.Where(row => row.Recipient == device.Id).Select(row => row.SentAt).SingleAsync(Ct);
        var after = await db.PushSubscriptions.AsNoTracking().SingleAsync(row => row.Id == device.Id, Ct);
        written |= sent - before.LastSentAt > TimeSpan.FromSeconds(10); // a machine that slow
        Assert.Equal(written ? sent : before.LastSentAt, after.LastSentAt);
        Assert.Null(after.LastProblem);
    }

    [Fact]
    public async Task A_subscription_that_has_ended_gets_nothing_more_and_the_ledger_says_why()
    {
        var (browser, device) = await NewDeviceAsync();
        browser.AnswerWith(410);
        await shop.PlaceOrderAsync();
        await using var db = shop.OpenDb();
        await Deadline.UntilAsync(
            () => db.PushSubscriptions.AnyAsync(found => found.Id == device.Id && found.EndedAt != null, Ct), "ended");

        await shop.PlaceOrderAsync();

        var row = await db.Deliveries.AsNoTracking().SingleAsync(found => found.Recipient == device.Id, Ct);
        Assert.Equal((DeliveryState.Suppressed, SuppressionReason.SwitchedOff), (row.State, row.Reason));
        Assert.Contains("has ended (410)", row.LastAnswer, StringComparison.Ordinal);
        Assert.Equal(1, browser.Attempts);
    }

    [Fact]
    public async Task What_waits_for_a_device_that_was_switched_off_meanwhile_is_not_sent()
    {
        var (browser, device) = await NewDeviceAsync();
        browser.AnswerWith(503);
        await shop.PlaceOrderAsync();
        await Deadline.UntilAsync(() => browser.Attempts == 1, "the first attempt");
        using var owner = await shop.AsAdminAsync();
        await owner.SendAsync(HttpMethod.Delete, $"/push/subscriptions/{device.Id}", null);
        browser.Answer = null;

        await using var db = shop.OpenDb();
        await Deadline.UntilAsync(
            () => db.Deliveries.AnyAsync(row => row.Recipient == device.Id && row.Reason == SuppressionReason.SwitchedOff, Ct),
            "left out");

        Assert.Empty(browser.Received);
    }

    [Fact]
    public async Task A_push_whose_sender_was_killed_arrives_all_the_same()
    {
        var (browser, device) = await NewDeviceAsync();
        browser.AnswerWith(503);
        await shop.PlaceOrderAsync();
        await Deadline.UntilAsync(() => browser.Attempts == 1, "the first attempt");
        await using var db = shop.OpenDb();

        // As a sender leaves it that was killed between its claim and the send, a lease ago.
        await Deadline.UntilAsync(
            async () => await db.Database.ExecuteSqlAsync(
                $"""
                update deliveries set state = 'Sending', worker = 'killed', lease_token = gen_random_uuid(),
                    lease_until = now() - interval '1 second'
                where recipient = {device.Id} and state = 'Queued'
                """, Ct) == 1, "the killed sender's claim");
        browser.Answer = null;

        await Deadline.UntilAsync(() => browser.Received.Count == 1, "the push");
    }

    [Fact]
    public async Task A_slow_service_holds_up_only_its_own_pushes()
    {
        var (slow, _) = await NewDeviceAsync();
        var (quick, _) = await NewDeviceAsync();
        slow.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        var placed = await shop.PlaceOrderAsync(PaymentMethod.BankTransfer);

        await shop.MoveAsync(placed.Id, PaymentReceived, Accepted);

        await Deadline.UntilAsync(() => quick.Received.Count == 3, "the quick one's pushes", seconds: 5);
        Assert.Equal(1, slow.Attempts);
    }

    private async Task<(FakeBrowser Browser, PushDevice Device)> NewDeviceAsync()
    {
        using var owner = await shop.AsAdminAsync();
        var browser = _push.NewBrowser();
        return (browser, await owner.PutAsync<PushDevice>("/push/subscriptions", browser.Subscription));
    }
}
