using CsCheck;
using LittleShop.Api.Notifications;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Tests.Api.Notifications;

/// <summary>On a shop of its own: it tears holes into the ledger, which others would find.</summary>
public sealed class CoverageGapTests(ShopHost shop) : IClassFixture<ShopHost>, IAsyncLifetime
{
    private FakePushService _push = null!;
    private WebhookReceiver _receiver = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _push = await FakePushService.StartAsync();
        _receiver = await WebhookReceiver.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _push.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    /// <summary>Orders go random ways over every channel; then nothing is missing, until something is.</summary>
    [Fact]
    public async Task After_any_run_of_orders_nobody_was_forgotten_and_a_lost_row_of_any_channel_is_exactly_the_gap()
    {
        using var owner = await shop.AsAdminAsync();
        using var packer = await shop.AsAdminAsync(Roles.Packer);
        await shop.NewAgedDeviceAsync(_push, owner, "Pixel 8");
        await shop.NewAgedDeviceAsync(_push, packer, "Nokia");
        var hook = _receiver.NewHook();
        await shop.AddWebhookAsync(hook);
        await using (var db = shop.OpenDb())
        {
            await db.Database.ExecuteSqlAsync(
                $"update webhook_endpoints set changed_at = changed_at - interval '1 minute'", Ct);
            await db.Database.ExecuteSqlAsync(
                $"update admins set active_since = active_since - interval '1 minute'", Ct);
        }

        var host = new Uri(hook.Url).Authority;
        string[] names = ["Owner · Pixel 8", "Packer · Nokia", "Owner", "Packer", "Ann Example", host];
        await Gen.Int[0, 1000].Array[1, 8].Array[5].SampleAsync(
            walks => CheckAsync(owner, names, walks), iter: 4, threads: 1);
    }

    private async Task CheckAsync(HttpClient owner, string[] names, int[][] walks)
    {
        var from = TimeProvider.System.GetUtcNow();
        var query = $"/notifications/coverage?from={Uri.EscapeDataString(from.ToString("O"))}";
        await Task.WhenAll(walks.Select(WalkAsync));

        var whole = await owner.GetAsync<CoverageReport>(query);
        Assert.Empty(whole.Gaps);
        Assert.Equal((whole.Expected, 100), (whole.Present, whole.Percent));
        Assert.True(whole.Events >= 2 * walks.Length, $"{whole.Events} events");
        Assert.Equal(whole.Expected, whole.Cells.Sum(cell => cell.Expected));
        Assert.Equal(
            whole.Present, whole.Cells.Sum(cell => cell.Reached + cell.Suppressed + cell.Open + cell.Dead));
        Assert.Equal(Enum.GetValues<Channel>(), whole.Cells.Select(cell => cell.Channel).Distinct().Order());

        foreach (var channel in Enum.GetValues<Channel>())
        {
            await using var db = shop.OpenDb();
            var lost = await LoseOneAsync(db, channel, from, walks[0][0]);

            var holed = await owner.GetAsync<CoverageReport>(query);

            var gap = Assert.Single(holed.Gaps);
            Assert.Equal((lost.EventId, lost.OrderId, channel), (gap.EventId, gap.OrderId, gap.Channel));
            Assert.Contains(gap.Recipient, names);
            Assert.Equal((whole.Expected, whole.Present - 1), (holed.Expected, holed.Present));
            var cells = holed.Cells.Where(cell => cell.Channel == channel);
            Assert.Equal(1, cells.Sum(cell => cell.Expected - cell.Present));

            db.Entry(lost).State = EntityState.Added; // the next look is at the same shop
            await db.SaveChangesAsync(Ct);
        }
    }

    /// <summary>One that is not on its way: the next of its recipient would take its place meanwhile.</summary>
    private static async Task<Delivery> LoseOneAsync(
        LittleShop.Api.Data.ShopDb db, Channel channel, DateTimeOffset from, int choice)
    {
        var candidates = db.Deliveries.Where(delivery => delivery.Channel == channel && delivery.CreatedAt >= from);
        if (channel is Channel.WebPush or Channel.Webhook)
        {
            await Deadline.UntilAsync(
                async () => !await candidates.AnyAsync(row => row.State == DeliveryState.Queued
                    || row.State == DeliveryState.Sending, Ct), $"{channel} was sent", 30);
        }

        var lost = await candidates.OrderByDescending(delivery => delivery.Id)
            .Skip(choice % await candidates.CountAsync(Ct)).FirstAsync(Ct);
        await db.Deliveries.Where(delivery => delivery.Id == lost.Id).ExecuteDeleteAsync(Ct);
        return lost;
    }

    private async Task WalkAsync(int[] choices)
    {
        var customer = await shop.NewCartAsync(await shop.NewVariantAsync());
        await using (var db = shop.OpenDb())
        {
            await db.Customers.Where(found => found.Id == customer).ExecuteUpdateAsync(
                set => set.SetProperty(found => found.Email, "ann@example.org")
                    .SetProperty(found => found.EmailSince, DateTimeOffset.UnixEpoch), Ct);
        }

        var placed = await shop.CheckOutAsync(customer, PaymentMethod.BankTransfer);
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
