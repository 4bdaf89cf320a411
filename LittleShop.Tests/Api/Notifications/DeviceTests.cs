using System.Net;
using LittleShop.Api.Notifications;
using LittleShop.Api.Notifications.Devices;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Tests.Api.Notifications;

public sealed class DeviceTests(ShopHost shop) : IClassFixture<ShopHost>, IAsyncLifetime
{
    private const string Path = "/push/subscriptions";
    private FakePushService _push = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _push = await FakePushService.StartAsync();

    public ValueTask DisposeAsync() => _push.DisposeAsync();

    [Fact]
    public async Task Ten_tabs_that_subscribe_one_browser_at_once_make_one_device()
    {
        using var owner = await shop.AsAdminAsync();
        var wish = _push.NewBrowser("Race").Subscription;

        var devices = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => owner.PutAsync<PushDevice>(Path, wish)));

        Assert.Single(devices.Select(device => device.Id).Distinct());
        Assert.Single(await owner.GetAsync<List<PushDevice>>(Path), device => device.Id == devices[0].Id);
    }

    [Fact]
    public async Task A_browser_moves_to_whoever_signs_in_there_and_only_they_see_or_touch_it()
    {
        using var packer = await shop.AsAdminAsync(Roles.Packer);
        using var viewer = await shop.AsAdminAsync(Roles.Viewer);
        var browser = _push.NewBrowser("Shared till");
        var first = await packer.PutAsync<PushDevice>(Path, browser.Subscription);

        foreach (var (method, path) in new[]
        {
            (HttpMethod.Delete, $"{Path}/{first.Id}"), (HttpMethod.Post, $"{Path}/{first.Id}/test"),
        })
        {
            using var answer = await viewer.SendAsync(method, path, null);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Equal(0, browser.Attempts);
        Assert.Contains(await packer.GetAsync<List<PushDevice>>(Path), device => device.Id == first.Id);

        var moved = await viewer.PutAsync<PushDevice>(Path, browser.Subscription);
        Assert.Equal(first.Id, moved.Id);
        Assert.DoesNotContain(await packer.GetAsync<List<PushDevice>>(Path), device => device.Id == first.Id);

        using var removed = await viewer.SendAsync(HttpMethod.Delete, $"{Path}/{first.Id}", null);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.DoesNotContain(await viewer.GetAsync<List<PushDevice>>(Path), device => device.Id == first.Id);
        await shop.PlaceOrderAsync();
        await using var db = shop.OpenDb();
        Assert.False(await db.Deliveries.AnyAsync(delivery => delivery.Recipient == first.Id, Ct));
    }

    [Fact]
    public async Task A_page_learns_what_became_of_its_browser_s_subscription()
    {
        using var manager = await shop.AsAdminAsync(Roles.Manager);
        using var viewer = await shop.AsAdminAsync(Roles.Viewer);
        var (browser, removed) = (_push.NewBrowser("Desk"), _push.NewBrowser("Old desk"));
        Assert.Equal(new(DeviceSync.Unknown), await SyncAsync(manager, browser));
        var device = await manager.PutAsync<PushDevice>(Path, browser.Subscription);
        await manager.SendAsync(
            HttpMethod.Delete, $"{Path}/{(await manager.PutAsync<PushDevice>(Path, removed.Subscription)).Id}", null);

        Assert.Equal(new(DeviceSync.Known), await SyncAsync(manager, browser));
        Assert.Equal(new(DeviceSync.Unknown), await SyncAsync(viewer, browser));
        Assert.Equal(new(DeviceSync.Removed), await SyncAsync(manager, removed));

        browser.AnswerWith(410);
        await manager.PostAsync<TestPushResult>($"{Path}/{device.Id}/test", new { });
        Assert.Equal(
            new(DeviceSync.Ended, "The browser's subscription has ended (410)."), await SyncAsync(manager, browser));
        Assert.Equal(0, removed.Attempts);
    }

    [Fact]
    public async Task Only_a_subscription_that_the_browser_still_holds_counts_as_seen_alive()
    {
        using var owner = await shop.AsAdminAsync();
        var browser = _push.NewBrowser();
        var device = await owner.PutAsync<PushDevice>(Path, browser.Subscription);

        await owner.PostAsync<SyncedDevice>(
            $"{Path}/sync", new SyncDevice(browser.Subscription.Endpoint, Alive: false));
        Assert.Null(await SeenAsync(device.Id));

        await SyncAsync(owner, browser);
        Assert.NotNull(await SeenAsync(device.Id));

        async Task<DateTimeOffset?> SeenAsync(Guid id)
        {
            await using var db = shop.OpenDb();
            return (await db.PushSubscriptions.SingleAsync(found => found.Id == id, Ct)).LastSyncAt;
        }
    }

    [Fact]
    public async Task What_is_recorded_after_a_device_was_removed_does_not_make_it_look_ended_by_a_problem()
    {
        using var owner = await shop.AsAdminAsync();
        var browser = _push.NewBrowser();
        var device = await owner.PutAsync<PushDevice>(Path, browser.Subscription);
        browser.AnswerWith(503);
        await shop.PlaceOrderAsync();
        await Deadline.UntilAsync(() => browser.Attempts == 1, "the first attempt");
        await owner.SendAsync(HttpMethod.Delete, $"{Path}/{device.Id}", null);

        await using var db = shop.OpenDb();
        await Deadline.UntilAsync(
            () => db.Deliveries.AnyAsync(
                row => row.Recipient == device.Id && row.State != DeliveryState.Queued
                    && row.State != DeliveryState.Sending, Ct),
            "given up",
            seconds: 30);

        Assert.Equal(new(DeviceSync.Removed), await SyncAsync(owner, browser));
    }

    [Theory]
    [InlineData("http://push.example.net/1", "https://")]
    [InlineData("https://10.1.2.3/push", "public internet")]
    [InlineData("https://user:pass@push.example.net/1", "user name")]
    [InlineData("ftp://push.example.net/1", "no web address")]
    [InlineData("nonsense", "no web address")]
    public async Task An_endpoint_that_no_push_service_has_is_refused(string endpoint, string because)
    {
        using var owner = await shop.AsAdminAsync();
        var wish = _push.NewBrowser().Subscription with { Endpoint = endpoint };

        using var answer = await owner.SendAsync(HttpMethod.Put, Path, wish);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(because, (await answer.ProblemAsync()).Message, StringComparison.Ordinal);
        await using var db = shop.OpenDb();
        Assert.False(await db.PushSubscriptions.AnyAsync(device => device.Endpoint == endpoint, Ct));
    }

    [Theory]
    [InlineData("AAAA", null)]
    [InlineData("!!!", null)]
    [InlineData(null, "AAAA")]
    [InlineData(null, "????????????????????????")]
    public async Task Keys_that_no_browser_has_are_refused(string? key, string? auth)
    {
        using var owner = await shop.AsAdminAsync();
        var good = _push.NewBrowser().Subscription;
        var wish = good with { P256dh = key ?? good.P256dh, Auth = auth ?? good.Auth };

        using var answer = await owner.SendAsync(HttpMethod.Put, Path, wish);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await using var db = shop.OpenDb();
        Assert.False(await db.PushSubscriptions.AnyAsync(device => device.Endpoint == good.Endpoint, Ct));
    }

    [Fact]
    public async Task One_admin_has_so_many_devices_and_no_more_however_many_come_at_once()
    {
        using var manager = await shop.AsAdminAsync(Roles.Manager);

        var answers = await Task.WhenAll(Enumerable.Range(0, AddDevice.MostDevices + 5)
            .Select(_ => manager.SendAsync(HttpMethod.Put, Path, _push.NewBrowser().Subscription)));

        Assert.Equal(AddDevice.MostDevices, answers.Count(answer => answer.IsSuccessStatusCode));
        Assert.Equal(5, answers.Count(answer => answer.StatusCode is HttpStatusCode.Conflict));
        var own = await manager.GetAsync<List<PushDevice>>(Path);
        Assert.Equal(AddDevice.MostDevices, own.Count);

        await manager.SendAsync(HttpMethod.Delete, $"{Path}/{own[0].Id}", null);
        await manager.PutAsync<PushDevice>(Path, _push.NewBrowser().Subscription);
        foreach (var device in await manager.GetAsync<List<PushDevice>>(Path))
        {
            await manager.SendAsync(HttpMethod.Delete, $"{Path}/{device.Id}", null);
        }
    }

    [Fact]
    public async Task A_disabled_admin_s_devices_end_with_them()
    {
        using var owner = await shop.AsAdminAsync();
        var added = await owner.PostAsync<AdminView>(
            "/admins", new AddAdmin("gone@example.org", "Gone", Roles.Packer, ShopHost.Password));
        using var nobody = shop.AsNobody();
        var login = await nobody.PostAsync<LoggedIn>("/auth/login", new Login("gone@example.org", ShopHost.Password));
        nobody.DefaultRequestHeaders.Authorization = new("Bearer", login.Token);
        var device = await nobody.PutAsync<PushDevice>(Path, _push.NewBrowser().Subscription);

        await owner.PutAsync<AdminView>($"/admins/{added.Id}", new ChangeAdmin(Roles.Packer, Disabled: true));
        await owner.PutAsync<AdminView>($"/admins/{added.Id}", new ChangeAdmin(Roles.Packer, Disabled: false));
        await shop.PlaceOrderAsync();

        await using var db = shop.OpenDb();
        var ended = await db.PushSubscriptions.SingleAsync(found => found.Id == device.Id, Ct);
        Assert.NotNull(ended.EndedAt);
        Assert.Equal("Your account was disabled.", ended.LastProblem);
        Assert.False(await db.Deliveries.AnyAsync(delivery => delivery.Recipient == device.Id, Ct));
    }

    [Fact]
    public async Task Devices_that_ended_long_ago_are_removed_and_the_ledger_still_stands()
    {
        using var owner = await shop.AsAdminAsync();
        var (old, young) = (
            await owner.PutAsync<PushDevice>(Path, _push.NewBrowser("old").Subscription),
            await owner.PutAsync<PushDevice>(Path, _push.NewBrowser("young").Subscription));
        var placed = await shop.PlaceOrderAsync();
        await using var db = shop.OpenDb();
        await Deadline.UntilAsync(
            () => db.Deliveries.AnyAsync(d => d.Recipient == old.Id && d.State == DeliveryState.Sent, Ct), "told");
        var now = TimeProvider.System.GetUtcNow();
        await EndAsync(old.Id, now - PushCleanup.Kept - TimeSpan.FromHours(1));
        await EndAsync(young.Id, now - PushCleanup.Kept + TimeSpan.FromHours(1));

        await new PushCleanup(db, TimeProvider.System).RunAsync(Ct);

        Assert.False(await db.PushSubscriptions.AnyAsync(device => device.Id == old.Id, Ct));
        Assert.True(await db.PushSubscriptions.AnyAsync(device => device.Id == young.Id, Ct));
        Assert.Contains(
            await owner.GetAsync<List<DeliveryView>>($"/orders/{placed.Id}/deliveries"),
            row => row.Recipient == "a removed device");

        Task EndAsync(Guid id, DateTimeOffset at) => db.PushSubscriptions.Where(device => device.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(device => device.EndedAt, at), Ct);
    }

    private static Task<SyncedDevice> SyncAsync(HttpClient admin, FakeBrowser browser) =>
        admin.PostAsync<SyncedDevice>($"{Path}/sync", new SyncDevice(browser.Subscription.Endpoint));
}
