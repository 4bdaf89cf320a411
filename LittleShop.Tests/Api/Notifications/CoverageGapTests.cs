using CsCheck;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Tests.Api.Notifications;

/// <summary>On a shop of its own: it tears holes into the ledger, which others would find.</summary>
public sealed class CoverageGapTests(ShopHost shop) : IClassFixture<ShopHost>, IAsyncLifetime
{
    private FakePushService _push = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _push = await FakePushService.StartAsync();

    public ValueTask DisposeAsync() => _push.DisposeAsync();

    /// <summary>Orders go random ways while devices come and go; then nothing is missing, until something is.</summary>
    [Fact]
    public async Task After_any_run_of_orders_nobody_was_forgotten_and_a_lost_row_is_exactly_the_gap()
    {
        using var owner = await shop.AsAdminAsync();
        using var packer = await shop.AsAdminAsync(Roles.Packer);
        Guid[] devices = [(await shop.NewAgedDeviceAsync(_push, owner, "Pixel 8")).Id, (await shop.NewAgedDeviceAsync(_push, packer, "Nokia")).Id];

        await Gen.Int[0, 1000].Array[1, 8].Array[5].SampleAsync(
            walks => CheckAsync(owner, devices, walks), iter: 4, threads: 1);
    }

    private async Task CheckAsync(HttpClient owner, Guid[] devices, int[][] walks)
    {
        var from = Uri.EscapeDataString(TimeProvider.System.GetUtcNow().ToString("O"));
        await Task.WhenAll(walks.Select(WalkAsync));

        var whole = await owner.GetAsync<CoverageReport>($"/notifications/coverage?from={from}");
        Assert.Empty(whole.Gaps);
        Assert.Equal((whole.Expected, 100), (whole.Present, whole.Percent));
        Assert.True(whole.Events >= 2 * walks.Length, $"{whole.Events} events");

        await using var db = shop.OpenDb();
        var lost = await db.Deliveries.Where(delivery => devices.Contains(delivery.Recipient))
            .OrderByDescending(delivery => delivery.Id).Skip(walks[0][0] % walks.Length).FirstAsync(Ct);
        await db.Deliveries.Where(delivery => delivery.Id == lost.Id).ExecuteDeleteAsync(Ct);

        var holed = await owner.GetAsync<CoverageReport>($"/notifications/coverage?from={from}");
        var gap = Assert.Single(holed.Gaps);
        Assert.Equal((lost.EventId, lost.OrderId, Channel.WebPush), (gap.EventId, gap.OrderId, gap.Channel));
        Assert.Contains(gap.Recipient, new[] { "Owner · Pixel 8", "Packer · Nokia" });
        Assert.Equal((whole.Expected, whole.Present - 1), (holed.Expected, holed.Present));

        db.Entry(lost).State = EntityState.Added; // the other tests look at the same shop, in any order
        await db.SaveChangesAsync(Ct);
    }

    private async Task WalkAsync(int[] choices)
    {
        var placed = await shop.PlaceOrderAsync(PaymentMethod.BankTransfer);
        foreach (var choice in choices)
        {
            using var owner = await shop.AsAdminAsync();
            var order = await owner.GetAsync<OrderDetail>($"/orders/{placed.Id}");
            var moves = order.NextMoves.Where(to => to != OrderStatus.PendingPayment).ToList();
            if (moves is [])
            {
                return;
            }

            await shop.MoveAsync(placed.Id, moves[choice % moves.Count]);
        }
    }
}
