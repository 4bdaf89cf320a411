using LittleShop.Api.Notifications.Canary;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static LittleShop.Tests.Api.Notifications.Canary.CanaryRounds;

namespace LittleShop.Tests.Api.Notifications.Canary;

/// <summary>A canary that falls silent, or never sings at all, is an alarm.</summary>
public sealed class CanaryAlarmTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_channel_that_stops_working_is_an_alarm_once()
    {
        await using var scope = shop.Services.CreateAsyncScope();
        using var owner = await shop.AsAdminAsync();
        var round = scope.ServiceProvider.GetRequiredService<CanaryRound>();
        await round.RunAsync(Ct);
        await ProvenAsync(owner, Channel.WebPush);
        await using var db = shop.OpenDb();
        var before = await db.Notices.MaxAsync(notice => (long?)notice.Id, Ct) ?? 0;
        var alarms = db.Notices.Where(notice => notice.Id > before);
        await DeadStaysDeadAsync(db);

        for (var failed = 0; failed < 3; failed++)
        {
            var order = await round.RunAsync(Ct);
            await db.Database.ExecuteSqlAsync(
                $"""
                update deliveries set state = 'Dead', last_answer = 'The push service fell over.', delivered_at = null,
                    lease_token = null
                where order_id = {order} and channel = 'WebPush'
                """,
                Ct);
        }

        await Deadline.UntilAsync(() => alarms.AnyAsync(Ct), "the alarm");
        var alarm = Assert.Single(await alarms.ToListAsync(Ct));
        Assert.Equal((NoticeKind.Alarm, "🚨 WebPush does not work"), (alarm.Kind, alarm.Title));
        Assert.Contains(await db.Deliveries.Where(d => d.NoticeId == alarm.Id).ToListAsync(Ct),
            delivery => delivery is { Channel: Channel.Inbox, State: DeliveryState.Sent });
        await db.Database.ExecuteSqlAsync($"drop trigger dead_stays_dead on deliveries", Ct);
    }

    [Fact]
    public async Task A_failed_round_that_nobody_follows_any_more_is_an_alarm_too_and_open_pages_hear_of_it()
    {
        await using var scope = shop.Services.CreateAsyncScope();
        using var owner = await shop.AsAdminAsync();
        var round = scope.ServiceProvider.GetRequiredService<CanaryRound>();
        await round.RunAsync(Ct);
        await ProvenAsync(owner, Channel.WebPush);
        var order = await round.RunAsync(Ct);
        await using var db = shop.OpenDb();
        await Deadline.UntilAsync(
            () => db.Deliveries.AnyAsync(
                row => row.OrderId == order && row.Channel == Channel.WebPush && row.State == DeliveryState.Delivered, Ct),
            "this round was shown", seconds: 30);
        var (isDead, heard) = (false, new TaskCompletionSource());
        await using var hub = new HubConnectionBuilder()
            .WithUrl(
                new Uri(shop.Address, "/hubs/orders"),
                http => http.Headers["Authorization"] = $"ServiceKey {ShopHost.AdminKey}")
            .AddJsonProtocol(json => ApiJson.Configure(json.PayloadSerializerOptions)).Build();
        hub.On<ShopChange>(nameof(IOrderClient.ShopChanged), change =>
        {
            if (Volatile.Read(ref isDead) && change is ShopChange.Deliveries)
            {
                heard.TrySetResult();
            }
        });
        await hub.StartAsync(Ct);
        await hub.InvokeAsync("JoinAdminGroup", Ct);
        Volatile.Write(ref isDead, true);
        await db.Database.ExecuteSqlAsync(
            $"""
            update deliveries set state = 'Dead', last_answer = 'Its process died.', delivered_at = null
            where order_id = {order} and channel = 'WebPush'
            """,
            Ct);
        var alarms = db.Notices.Where(notice => notice.Body.EndsWith("Its process died."));

        var restarted = ActivatorUtilities.CreateInstance<CanaryWatch>(shop.Services);
        await restarted.CheckAsync(Ct);
        await restarted.CheckAsync(Ct);

        Assert.Equal("🚨 WebPush does not work", Assert.Single(await alarms.ToListAsync(Ct)).Title);
        await heard.Task.WaitAsync(TimeSpan.FromSeconds(20), Ct);
    }

    [Fact]
    public async Task A_canary_that_stopped_running_is_an_alarm_once()
    {
        using var owner = await shop.AsAdminAsync();
        await RunAsync(owner);
        await ProvenAsync(owner, Channel.WebPush);
        await using var db = shop.OpenDb();
        var alarms = db.Notices.Where(notice => notice.Title.EndsWith("test order has stopped"));
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var watch = ActivatorUtilities.CreateInstance<CanaryWatch>(shop.Services, clock);

        clock.Advance(TimeSpan.FromHours(1.9));
        await watch.CheckAsync(Ct);
        Assert.False(await alarms.AnyAsync(Ct));
        clock.Advance(TimeSpan.FromHours(0.2));
        await watch.CheckAsync(Ct);
        await watch.CheckAsync(Ct);

        Assert.StartsWith(
            "One is due every 60 minutes, the last was placed on 20", Assert.Single(await alarms.ToListAsync(Ct)).Body,
            StringComparison.Ordinal);
        var opened = ActivatorUtilities.CreateInstance<CanaryWatch>(shop.Services, clock); // the shop was closed
        await opened.CheckAsync(Ct);
        Assert.Single(await alarms.ToListAsync(Ct));
    }
}
