using System.Diagnostics;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Benchmarks.Rig;
using LittleShop.Benchmarks.Running;
using LittleShop.Contracts;
using LittleShop.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LittleShop.Benchmarks.Figures;

/// <summary>
/// The delivery queue's own claim and acknowledgement in batches, beside the least a queue table can do.
/// </summary>
internal static class ClaimAck
{
    private const int Batch = 100;
    private const int Deliveries = 20_000;
    private const int Workers = 4;

    public static async Task<Report> RunAsync(RunOptions options, CancellationToken ct)
    {
        await using var rig = await ShopRig.StartDatabaseAsync(ct);
        await Seed.ShelvesAsync(rig.Db, ct);
        await Seed.CustomersAsync(rig.Db, Deliveries, ct);
        await Seed.OrdersAsync(rig.Db, nameof(OrderStatus.Accepted), ct);
        await Seed.RunAsync(rig.Db, """
            insert into order_events (order_id, kind, "to", "by", at)
            select id, 'Accepted', 'Accepted', 'owner', now() from orders
            """, ct);
        await using var services =
            new ServiceCollection().AddMetrics().AddSingleton<ShopMetrics>().BuildServiceProvider();
        await using var connections = QueueConnections.Open(rig.Database);
        var outcomes = new DeliveryOutcomes(connections, services.GetRequiredService<ShopMetrics>());
        var (ours, bare) = (new List<double>(), new List<double>());
        for (var round = 0; round <= (options.Rounds ?? 3); round++)
        {
            await FillAsync(rig, ct);
            var (queueRate, bareRate) = (
                await DrainAsync(worker => OurStep(connections, outcomes, worker), ct),
                await DrainAsync(_ => () => BareQueue.StepAsync(rig.Db, Batch, ct), ct));
            if (round > 0)
            {
                ours.Add(queueRate);
                bare.Add(bareRate);
            }
        }

        var (rate, peer) = (Latencies.Median(ours), Latencies.Median(bare));
        return new Report(
            [
                new("claimed and acknowledged", rate, "/s")
                {
                    Goal = Goal.Min(10_000),
                    Peer = $"{Figure.Rounded(peer)} /s bare table",
                },
                new("ratio to the bare table", rate / peer, "×"),
            ],
            $"{Deliveries} deliveries to as many recipients, {Workers} workers, batches of {Batch}; the bare table "
            + "knows neither recipients nor leases nor messages.");
    }

    private static Func<Task<int>> OurStep(NpgsqlDataSource connections, DeliveryOutcomes outcomes, int worker)
    {
        var queue = new DeliveryQueue(connections, Options.Create(new DeliveryOptions()));
        return async () =>
        {
            var claimed = await queue.ClaimAsync(Channel.Telegram, Batch, $"worker {worker}", CancellationToken.None);
            await outcomes.RecordAsync(
                [.. claimed.Select(one => new DeliveryOutcome(one.Id, one.LeaseToken, DeliveryResult.Sent, null))],
                CancellationToken.None);
            return claimed.Count;
        };
    }

    private static async Task FillAsync(ShopRig rig, CancellationToken ct)
    {
        await BareQueue.FillAsync(rig.Db, Deliveries, ct);
        await Seed.RunAsync(rig.Db, """
            truncate deliveries;
            insert into deliveries (event_id, order_id, channel, audience, recipient, state, attempts, created_at,
                due_at)
            select id, order_id, 'Telegram', 'Customer', order_id, 'Queued', 0, now(), now() from order_events;
            analyze deliveries;
            checkpoint
            """, ct);
    }

    /// <summary>Until nothing is left, however often another worker was faster.</summary>
    private static async Task<double> DrainAsync(Func<int, Func<Task<int>>> makeStep, CancellationToken ct)
    {
        var left = Deliveries;
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(makeStep).Select(step => Task.Run(async () =>
        {
            while (Volatile.Read(ref left) > 0)
            {
                ct.ThrowIfCancellationRequested();
                Interlocked.Add(ref left, -await step());
            }
        }, ct)));
        return Deliveries / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }
}
