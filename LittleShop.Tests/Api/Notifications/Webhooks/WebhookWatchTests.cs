using LittleShop.Api.Notifications.Webhooks;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LittleShop.Tests.Api.Notifications.Webhooks;

public sealed class WebhookWatchTests(ShopHost shop) : IClassFixture<ShopHost>, IAsyncLifetime
{
    private WebhookReceiver _receiver = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _receiver = await WebhookReceiver.StartAsync();

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    [Fact]
    public async Task An_endpoint_that_takes_nothing_for_more_than_a_day_is_an_alarm_to_the_owners_once_a_day()
    {
        using var manager = await shop.AsAdminAsync(Roles.Manager);
        var hook = _receiver.NewHook();
        hook.AnswerWith(503, "Retry-After", "3600");
        var id = await shop.AddWebhookAsync(hook);
        await shop.PlaceOrderAsync();
        await shop.PlaceOrderAsync();
        await using var db = shop.OpenDb();
        await Deadline.UntilAsync(
            () => db.WebhookEndpoints.AnyAsync(found => found.Id == id && found.LastProblem != null, Ct), "it failed");
        await AgeAsync(id, 23);
        await WatchAsync();
        Assert.False(await db.Notices.AnyAsync(Ct));

        await AgeAsync(id, 2);
        await WatchAsync();
        await WatchAsync();

        var alarm = Assert.Single(await db.Notices.ToListAsync(Ct));
        Assert.Equal(NoticeKind.Alarm, alarm.Kind);
        var host = new Uri(hook.Url).Authority;
        Assert.StartsWith($"{host}: 2 events wait. The endpoint is busy", alarm.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(new Uri(hook.Url).AbsolutePath, alarm.Body, StringComparison.Ordinal);
        var owner = await db.Users.Where(admin => admin.Role == Roles.Owner).Select(admin => admin.Id).SingleAsync(Ct);
        Assert.Equal(
            owner, await db.Deliveries.Where(row => row.NoticeId == alarm.Id && row.Channel == Channel.Inbox)
                .Select(row => row.Recipient).SingleAsync(Ct));

        await AgeAsync(id, 24);
        await WatchAsync();
        Assert.Equal(2, await db.Notices.CountAsync(Ct));
    }

    [Fact]
    public async Task One_that_took_something_today_or_was_switched_off_is_none()
    {
        await using var db = shop.OpenDb();
        await db.WebhookEndpoints.ExecuteDeleteAsync(Ct);
        var before = await db.Notices.CountAsync(Ct);
        var (alive, off) = (_receiver.NewHook(), _receiver.NewHook());
        alive.AnswerWith(503, "Retry-After", "3600");
        off.AnswerWith(503, "Retry-After", "3600");
        var (first, second) = (await shop.AddWebhookAsync(alive), await shop.AddWebhookAsync(off));
        await shop.PlaceOrderAsync();
        await Deadline.UntilAsync(
            async () => await db.WebhookEndpoints.CountAsync(found => found.LastProblem != null, Ct) == 2,
            "both failed");
        await AgeAsync(first, 25);
        await AgeAsync(second, 25);
        await db.WebhookEndpoints.Where(found => found.Id == first).ExecuteUpdateAsync(
            set => set.SetProperty(found => found.LastSentAt, TimeProvider.System.GetUtcNow()), Ct);
        await db.WebhookEndpoints.Where(found => found.Id == second).ExecuteUpdateAsync(
            set => set.SetProperty(found => found.Enabled, false), Ct);

        await WatchAsync();

        Assert.Equal(before, await db.Notices.CountAsync(Ct));
    }

    private async Task WatchAsync()
    {
        await using var scope = shop.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WebhookWatch>().RunAsync(Ct);
    }

    private async Task AgeAsync(Guid endpoint, int hours)
    {
        await using var db = shop.OpenDb();
        await db.Database.ExecuteSqlAsync(
            $"""
            with aged as (
                update webhook_endpoints set created_at = created_at - make_interval(hours => {hours}),
                    changed_at = changed_at - make_interval(hours => {hours})
                where id = {endpoint})
            update deliveries set created_at = created_at - make_interval(hours => {hours})
            where recipient = {endpoint}
            """,
            Ct);
    }
}
