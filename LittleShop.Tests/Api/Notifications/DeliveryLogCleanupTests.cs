using LittleShop.Api.Notifications;
using LittleShop.Api.Notifications.Ledger;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace LittleShop.Tests.Api.Notifications;

public sealed class DeliveryLogCleanupTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_year_what_is_finished_is_forgotten_and_the_proof_looks_no_further_back()
    {
        var (done, open) = (await shop.PlaceOrderAsync(), await shop.PlaceOrderAsync());
        await using var db = shop.OpenDb();
        await db.Deliveries.Where(row => row.OrderId == done.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DeliveryState.Sent), Ct);
        await db.Deliveries.Where(row => row.OrderId == open.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DeliveryState.Queued), Ct);
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow() + DeliveryLogCleanup.Kept);
        await new DeliveryLogCleanup(db, clock).RunAsync(Ct);
        Assert.Equal(6, await db.Deliveries.CountAsync(Ct));

        clock.Advance(TimeSpan.FromHours(25));
        await new DeliveryLogCleanup(db, clock).RunAsync(Ct);

        Assert.Equal([open.Id, open.Id, open.Id], await db.Deliveries.Select(row => row.OrderId!.Value).ToListAsync(Ct));
        Assert.Equal(2, await db.OrderEvents.CountAsync(Ct));
        await using var database = Npgsql.NpgsqlDataSource.Create(shop.DatabaseConnection);
        var proof = await GetCoverage.Handle(database, clock, Ct, DateTimeOffset.UnixEpoch);
        Assert.Equal((0, 100), (proof.Value!.Gaps.Count, proof.Value.Percent));
    }
}
