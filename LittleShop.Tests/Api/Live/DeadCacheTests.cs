using System.Diagnostics;
using LittleShop.Tests.Fixtures;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.Tests.Api.Live;

/// <summary>Redis is a convenience: with it gone, orders are placed, paid and moved all the same.</summary>
public sealed class DeadCacheTests(PostgresServer postgres)
{
    [Fact]
    public async Task Orders_work_while_redis_is_dead_and_after_it_came_back()
    {
        await using var cache = await CacheServer.StartNewAsync();
        await using var shop = new ShopHost(postgres, cache);
        await shop.InitializeAsync();
        await shop.PlaceOrderAsync();

        await cache.KillAsync();
        var watch = Stopwatch.StartNew();
        var placed = await shop.PlaceOrderAsync();
        var order = await shop.MoveAsync(placed.Id, PaymentReceived, Accepted, Packing, Dispatched, Delivered);
        var whileDead = watch.Elapsed;
        using var nobody = shop.AsNobody();
        var health = await nobody.GetStringAsync("/health", TestContext.Current.CancellationToken);

        Assert.Equal(Delivered, order.Status);
        Assert.True(whileDead < TimeSpan.FromSeconds(10), $"A dead cache made orders wait: {whileDead}");
        Assert.Contains("Degraded", health);

        await cache.StartAsync();
        await Deadline.UntilAsync(
            async () => (await nobody.GetStringAsync("/health")).Contains("\"Healthy\"}}"), "healthy again", seconds: 30);
    }
}
