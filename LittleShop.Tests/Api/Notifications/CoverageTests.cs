using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Tests.Api.Notifications;

public sealed class CoverageTests(ShopHost shop) : IClassFixture<ShopHost>, IAsyncLifetime
{
    private FakePushService _push = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _push = await FakePushService.StartAsync();

    public ValueTask DisposeAsync() => _push.DisposeAsync();

    [Fact]
    public async Task A_device_is_expected_to_hear_only_while_it_was_there()
    {
        using var owner = await shop.AsAdminAsync();
        var before = await CountAsync(owner);
        var late = await owner.PutAsync<PushDevice>("/push/subscriptions", _push.NewBrowser("late").Subscription);
        var ended = await shop.NewAgedDeviceAsync(_push, owner, "ended");
        await using (var db = shop.OpenDb())
        {
            await db.PushSubscriptions.Where(device => device.Id == ended.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(device => device.EndedAt, DateTimeOffset.UnixEpoch), Ct);
        }

        await shop.PlaceOrderAsync();

        await using var after = shop.OpenDb();
        Assert.Equal(1, await after.Deliveries.CountAsync(delivery => delivery.Recipient == late.Id, Ct));
        Assert.Equal(0, await after.Deliveries.CountAsync(delivery => delivery.Recipient == ended.Id, Ct));
        Assert.Empty((await owner.GetAsync<CoverageReport>("/notifications/coverage")).Gaps);
        Assert.True(await CountAsync(owner) > before);
    }

    [Theory]
    [InlineData("from=0001-01-01T00:00:00Z&to=0001-01-01T00:00:00Z")]
    [InlineData("from=9999-12-31T23:59:59Z&to=0001-01-01T00:00:00Z")]
    [InlineData("from=2020-01-01T00:00:00%2B02:00")]
    public async Task A_span_of_any_kind_is_answered(string span)
    {
        using var viewer = await shop.AsAdminAsync(Roles.Viewer);

        var report = await viewer.GetAsync<CoverageReport>($"/notifications/coverage?{span}");

        Assert.Equal(100, report.Percent);
    }

    private static async Task<long> CountAsync(HttpClient admin) =>
        (await admin.GetAsync<CoverageReport>("/notifications/coverage")).Events;
}
