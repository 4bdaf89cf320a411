using LittleShop.Api.Notifications.Reachability;
using LittleShop.Contracts;
using LittleShop.Tests.Api.Notifications.Escalation;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LittleShop.Tests.Api.Notifications.Reachability;

public sealed class ReachabilityTests(ShopHost shop) : IClassFixture<ShopHost>, IAsyncLifetime
{
    private FakePushService _push = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _push = await FakePushService.StartAsync();

    public ValueTask DisposeAsync() => _push.DisposeAsync();

    [Fact]
    public async Task The_board_warns_until_an_owner_can_be_reached_and_tells_what_each_device_last_did()
    {
        using var owner = await shop.AsAdminAsync();
        using var packer = await shop.AsAdminAsync(Roles.Packer);
        await ForgetWaysAsync();
        Assert.StartsWith("Nobody can be reached:", (await Board(owner)).Warning, StringComparison.Ordinal);

        var tablet = await packer.PutAsync<PushDevice>("/push/subscriptions", _push.NewBrowser("Tablet").Subscription);
        var board = await Board(owner);
        Assert.StartsWith("Owner cannot be reached", board.Warning, StringComparison.Ordinal);
        Assert.Equal("Tablet", Assert.Single(board.Admins.Single(admin => admin.Name == "Packer").Devices).Name);

        await owner.PutAsync<PushDevice>("/push/subscriptions", _push.NewBrowser("Phone").Subscription);
        Assert.Null((await Board(owner)).Warning);

        await AgeAsync(tablet.Id, 31);
        Assert.False(Packer(await Board(owner)).Reachable); // it lies in a drawer
        await ShownAsync(tablet.Id);
        var shown = Packer(await Board(owner));
        Assert.True(shown.Reachable);
        Assert.NotNull(shown.Devices[0].LastShownAt);

        await AgeAsync(tablet.Id, 31, shown: true);
        await LinkChatAsync("Packer");
        Assert.True(Packer(await Board(owner)) is { Reachable: true, HasChat: true, HasEmail: false });
        await BlockChatsAsync();
        Assert.True(Packer(await Board(owner)) is { Reachable: false, HasChat: true, ChatBlockedSince: not null });
    }

    [Fact]
    public async Task Neither_mail_nor_a_viewer_s_phone_nor_a_blocked_chat_makes_the_shop_hear_of_an_order()
    {
        await ForgetWaysAsync();
        using var viewer = await shop.AsAdminAsync(Roles.Viewer);
        await viewer.PutAsync<PushDevice>("/push/subscriptions", _push.NewBrowser("Phone").Subscription);
        await LinkChatAsync("Owner");
        await BlockChatsAsync();

        await using var db = shop.OpenDb();
        var board = await GetReachability.ReadAsync(db, mailIsSetUp: true, TimeProvider.System.GetUtcNow(), Ct);

        Assert.StartsWith("Nobody can be reached but by e-mail", board.Warning, StringComparison.Ordinal);
        Assert.False(GetReachability.SomebodyHears(board.Admins));
        Assert.True(board.Admins.Single(admin => admin.Name == "Owner") is { HasEmail: true, Reachable: false });
        Assert.True(board.Admins.Single(admin => admin.Name == Roles.Viewer).Reachable);
        using (var owner = await shop.AsAdminAsync())
        {
            await owner.PutAsync<PushDevice>("/push/subscriptions", _push.NewBrowser("Phone").Subscription);
        }

        Assert.Null((await GetReachability.ReadAsync(db, true, TimeProvider.System.GetUtcNow(), Ct)).Warning);
    }

    [Fact]
    public async Task Orders_that_wait_while_nobody_can_be_reached_are_an_alarm_once()
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var alarm = scope.ServiceProvider.GetRequiredService<ReachabilityAlarm>();
        await using var db = shop.OpenDb();
        await ForgetWaysAsync();
        using var viewer = await shop.AsAdminAsync(Roles.Viewer);
        await viewer.PutAsync<PushDevice>("/push/subscriptions", _push.NewBrowser("Phone").Subscription);

        await shop.PaidOrderAsync(minutesAgo: 9);
        await alarm.RunAsync(Ct);
        Assert.False(await db.Notices.AnyAsync(Ct));
        await shop.PaidOrderAsync(minutesAgo: 11);
        await alarm.RunAsync(Ct);
        await alarm.RunAsync(Ct);

        Assert.Equal("🚨 Nobody can be reached", Assert.Single(await db.Notices.ToListAsync(Ct)).Title);
    }

    private async Task ForgetWaysAsync()
    {
        await using var db = shop.OpenDb();
        await db.PushSubscriptions.ExecuteDeleteAsync(Ct);
        await db.AdminSettings.ExecuteDeleteAsync(Ct);
    }

    private async Task BlockChatsAsync()
    {
        await using var db = shop.OpenDb();
        await db.Database.ExecuteSqlAsync($"update admin_settings set chat_blocked_since = now()", Ct);
    }

    private static Task<ReachabilityBoard> Board(HttpClient admin) =>
        admin.GetAsync<ReachabilityBoard>("/notifications/reachability");

    private static AdminReachability Packer(ReachabilityBoard board) =>
        board.Admins.Single(admin => admin.Name == Roles.Packer);

    private async Task AgeAsync(Guid device, int days, bool shown = false)
    {
        await using var db = shop.OpenDb();
        await db.Database.ExecuteSqlAsync(
            $"""
            update push_subscriptions set created_at = now() - make_interval(days => {days}),
                last_shown_at = case when {shown} then now() - make_interval(days => {days}) end
            where id = {device}
            """,
            Ct);
    }

    private async Task ShownAsync(Guid device)
    {
        await using var db = shop.OpenDb();
        await db.Database.ExecuteSqlAsync($"update push_subscriptions set last_shown_at = now() where id = {device}", Ct);
    }

    private async Task LinkChatAsync(string name)
    {
        await using var db = shop.OpenDb();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into admin_settings (admin_id, urgent_bypass, time_zone, language, sound, digest_at, chat_id)
            select id, true, 'UTC', 'en', true, '08:00', 4711 from admins where name = {name}
            """,
            Ct);
    }
}
