using System.Net;
using LittleShop.Api.Notifications.Canary;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static LittleShop.Tests.Api.Notifications.Canary.CanaryRounds;

namespace LittleShop.Tests.Api.Notifications.Canary;

/// <summary>An order that nobody placed, through the real channels to the Api's own sinks.</summary>
public sealed class CanaryTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_round_is_encrypted_pushed_decrypted_and_shown_and_the_report_says_when()
    {
        using var owner = await shop.AsAdminAsync();

        await RunAsync(owner);
        var push = await ProvenAsync(owner, Channel.WebPush);

        Assert.InRange(push.ShownAfter!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        var report = await owner.GetAsync<CanaryReport>("/notifications/canary");
        Assert.NotNull(report.Channels.Single(one => one.Channel is Channel.Inbox).ProvenAt);
        Assert.Equal(
            (false, "Not set up: Canary:ChatId names no chat."), Of(report, Channel.Telegram));
        Assert.Equal(
            (false, "Not set up: Canary:Email names no mailbox."), Of(report, Channel.Email));
        Assert.NotNull(report.NextAt);
        await using var db = shop.OpenDb();
        Assert.Contains(
            await Deliveries(db).ToListAsync(Ct),
            delivery => delivery is { Channel: Channel.WebPush, State: DeliveryState.Delivered });
        await Deadline.UntilAsync(
            async () => (await owner.GetStringAsync(new Uri("/metrics", UriKind.Relative), Ct))
                is var text && text.Contains("littleshop_canary_seconds_bucket{", StringComparison.Ordinal)
                && text.Contains("littleshop_canary_proven_timestamp_seconds{", StringComparison.Ordinal),
            "the canary's metrics");
    }

    [Fact]
    public async Task Two_rounds_at_once_make_the_canary_once()
    {
        using var owner = await shop.AsAdminAsync();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RunAsync(owner)));

        await using var db = shop.OpenDb();
        Assert.Equal(1, await db.Users.IgnoreQueryFilters().CountAsync(admin => admin.IsCanary, Ct));
        Assert.Equal(1, await db.Customers.IgnoreQueryFilters().CountAsync(customer => customer.IsCanary, Ct));
    }

    [Fact]
    public async Task A_push_that_the_shop_did_not_encrypt_for_it_proves_nothing()
    {
        using var owner = await shop.AsAdminAsync();
        await RunAsync(owner);
        using var stranger = shop.AsNobody();

        using var forged = await stranger.PostAsync(
            new Uri($"/canary/push/{CanaryRows.Device}", UriKind.Relative), new ByteArrayContent(new byte[200]), Ct);
        using var elsewhere = await stranger.PostAsync(
            new Uri($"/canary/push/{Guid.NewGuid()}", UriKind.Relative), new ByteArrayContent(new byte[200]), Ct);
        using var hook = await stranger.PostAsync(
            new Uri("/canary/webhook", UriKind.Relative), new ByteArrayContent(new byte[200]), Ct);

        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, hook.StatusCode);
    }

    [Fact]
    public async Task A_round_is_due_once_in_its_time_and_old_ones_are_forgotten()
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var round = scope.ServiceProvider.GetRequiredService<CanaryRound>();
        await round.RunAsync(Ct);
        await using var db = shop.OpenDb();
        var before = await CountAsync(db);

        await round.RunIfDueAsync(Ct);
        Assert.Equal(before, await CountAsync(db));
        await db.Database.ExecuteSqlAsync(
            $"update orders set placed_at = placed_at - interval '8 days' where is_canary", Ct);
        await round.RunIfDueAsync(Ct);
        Assert.Equal(before + 1, await CountAsync(db));

        await scope.ServiceProvider.GetRequiredService<CanaryCleanup>().RunAsync(Ct);
        Assert.Equal(1, await CountAsync(db));
        Assert.Equal(1, await Deliveries(db).CountAsync(delivery => delivery.Channel == Channel.WebPush, Ct));
    }

    [Fact]
    public async Task A_push_that_nobody_shows_is_named_after_five_minutes()
    {
        await using var scope = shop.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CanaryRound>().RunAsync(Ct);
        using var owner = await shop.AsAdminAsync();
        await ProvenAsync(owner, Channel.WebPush);
        await using (var db = shop.OpenDb())
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                update deliveries set state = 'Sent', delivered_at = null, created_at = created_at - interval '6 minutes'
                where recipient = {CanaryRows.Device}
                """,
                Ct);
        }

        var report = await owner.GetAsync<CanaryReport>("/notifications/canary");

        Assert.Equal(
            (true, "The push service took it, and nothing was shown within 5 minutes."), Of(report, Channel.WebPush));
        Assert.Null(report.LastProvenAt);
    }

    private static (bool, string?) Of(CanaryReport report, Channel channel) =>
        report.Channels.Single(one => one.Channel == channel) is var found ? (found.SetUp, found.Problem) : default;

    private static IQueryable<LittleShop.Api.Notifications.Delivery> Deliveries(LittleShop.Api.Data.ShopDb db) =>
        db.Deliveries.Where(delivery => db.Orders.IgnoreQueryFilters().Any(
            order => order.Id == delivery.OrderId && order.IsCanary));

    private static Task<int> CountAsync(LittleShop.Api.Data.ShopDb db) =>
        db.Orders.IgnoreQueryFilters().CountAsync(order => order.IsCanary, Ct);
}
