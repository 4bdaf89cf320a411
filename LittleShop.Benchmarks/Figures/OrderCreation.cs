using LittleShop.Api.Carts;
using LittleShop.Benchmarks.Load;
using LittleShop.Benchmarks.Rig;
using LittleShop.Benchmarks.Running;
using LittleShop.Contracts;

namespace LittleShop.Benchmarks.Figures;

/// <summary>POST /customers/{id}/orders beside pgbench with the same statement on the same tables, by turns.</summary>
internal static class OrderCreation
{
    /// <summary>Carts for each connection: more than one can order in a stretch.</summary>
    private const int CartsEach = 3000;

    public static async Task<Report> RunAsync(RunOptions options, CancellationToken ct)
    {
        var (seconds, rounds) = (options.Seconds ?? 4, options.Rounds ?? 5);
        await using var rig = await ShopRig.StartAsync(ShopParts.Api, ct);
        await Seed.ShelvesAsync(rig.Db, ct);
        await Seed.CustomersAsync(rig.Db, options.Connections * CartsEach, ct);
        var (http, bare, processor) = (new List<LoadResult>(), new List<double>(), new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            var before = rig.Process("LittleShop.Api").ProcessorTime();
            var through = await Checked(
                rig, () => ThroughHttpAsync(rig, options.Connections, seconds, ct), run => run.Done, ct);
            var used = rig.Process("LittleShop.Api").ProcessorTime() - before;
            var direct = await Checked(
                rig, () => DirectAsync(rig, options.Connections, seconds, ct), run => run.Done, ct);
            if (round > 0) // the first one warms up both
            {
                http.Add(through);
                bare.Add(direct.Rate);
                processor.Add(used.TotalMicroseconds / through.Done);
            }
        }

        var (rate, peer) = (Latencies.Median(http.Select(run => run.Rate)), Latencies.Median(bare));
        return new Report(
            [
                new("orders a second through HTTP", rate, "/s"),
                new("the same statement by pgbench", peer, "/s"),
                new("ratio of medians", rate / peer, "×")
                {
                    Goal = Goal.Min(0.25),
                    Peer = "pgbench, same tables (later goal 0.40)",
                },
                .. Latencies.Of(http.Select(run => run.Times)).Figures("one order"),
                new("Api processor time an order", Latencies.Median(processor), "µs"),
            ],
            $"{options.Connections} connections, {rounds} rounds of {seconds} s each way, two lines an order.");
    }

    /// <summary>Fills the carts, runs, and counts the orders: a stretch that placed none would look fast.</summary>
    private static async Task<T> Checked<T>(
        ShopRig rig, Func<Task<T>> run, Func<T, long> done, CancellationToken ct)
    {
        await Seed.CartLinesAsync(rig.Db, ct);
        var before = await Seed.CountAsync(rig.Db, "orders where not is_canary", ct);
        var result = await run();
        var placed = await Seed.CountAsync(rig.Db, "orders where not is_canary", ct) - before;
        return placed == done(result)
            ? result
            : throw new CannotMeasure($"{done(result)} runs placed {placed} orders: carts ran out, or were refused.");
    }

    private static async Task<LoadResult> ThroughHttpAsync(ShopRig rig, int workers, int seconds, CancellationToken ct)
    {
        var requests = new RawRequest(ShopRig.BotKey);
        using var connections = await RawConnections.OpenAsync(rig.Api, workers, ct);
        return await ClosedLoop.RunAsync(workers, TimeSpan.FromSeconds(seconds), async (worker, step, stop) =>
        {
            var path = $"/customers/{Seed.Id((worker * CartsEach) + step + 1)}/orders";
            await connections.ExpectAsync(worker, requests.Send(
                "POST", path, new PlaceOrder(PaymentMethod.Telegram), Guid.NewGuid().ToString()), stop);
        }, ct);
    }

    private static Task<(long Done, double Rate)> DirectAsync(
        ShopRig rig, int clients, int seconds, CancellationToken ct)
    {
        var sql = CheckoutSql.Text
            .Replace("@customer", "lpad(:customer::text, 32, '0')::uuid", StringComparison.Ordinal)
            .Replace("@order", "gen_random_uuid()", StringComparison.Ordinal)
            .Replace("@key", "gen_random_uuid()::text", StringComparison.Ordinal)
            .Replace("@now", "now()", StringComparison.Ordinal)
            .Replace("@pay_by", "now() + interval '30 minutes'", StringComparison.Ordinal)
            .Replace("@currency", "'GBP'", StringComparison.Ordinal)
            .Replace("@payment", "'Telegram'", StringComparison.Ordinal);
        var script = $"""
            \set step :step + 1
            \set customer :client_id * :each + :step
            {sql};
            """;
        return new Pgbench(rig.Database).RunAsync(script, clients, seconds, [("each", CartsEach), ("step", 0)], ct);
    }
}
