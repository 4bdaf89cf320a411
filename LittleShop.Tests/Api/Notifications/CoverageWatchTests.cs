using LittleShop.Api.Notifications;
using LittleShop.Api.Notifications.Ledger;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LittleShop.Tests.Api.Notifications;

/// <summary>On a shop of its own: it tears holes into the ledger.</summary>
public sealed class CoverageWatchTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_gap_is_told_once_to_owners_and_managers_and_names_who_was_forgotten()
    {
        using var owner = await shop.AsAdminAsync();
        using var manager = await shop.AsAdminAsync(Roles.Manager);
        using var packer = await shop.AsAdminAsync(Roles.Packer);
        var (first, second) = (await shop.PlaceOrderAsync(), await shop.PlaceOrderAsync());

        Assert.Empty(await WatchAsync());

        await ForgetAsync(first.Id);
        var told = Assert.Single(await WatchAsync());
        Assert.Equal($"#{first.Number} Received: nothing for Ann Example by Telegram", told.Body);
        await using var db = shop.OpenDb();
        var rows = await db.Deliveries.AsNoTracking().Where(row => row.NoticeId == told.Id).ToListAsync(Ct);
        Assert.Equal(
            [(Channel.WebPush, 2), (Channel.Email, 2), (Channel.Inbox, 2)],
            rows.GroupBy(row => row.Channel).OrderBy(group => group.Key).Select(group => (group.Key, group.Count())));

        Assert.Single(await WatchAsync());

        await ForgetAsync(second.Id);
        var both = await WatchAsync();
        Assert.Equal(2, both.Count);
        Assert.Contains(second.Number, both[1].Body, StringComparison.Ordinal);
        Assert.DoesNotContain(first.Number, both[1].Body, StringComparison.Ordinal);
    }

    private async Task ForgetAsync(Guid order)
    {
        await using var db = shop.OpenDb();
        await db.Deliveries.Where(row => row.OrderId == order && row.Channel == Channel.Telegram)
            .ExecuteDeleteAsync(Ct);
    }

    private async Task<List<Notice>> WatchAsync()
    {
        await using var scope = shop.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CoverageWatch>().RunAsync(Ct);
        await using var db = shop.OpenDb();
        return await db.Notices.AsNoTracking().OrderBy(notice => notice.Id).ToListAsync(Ct);
    }
}
