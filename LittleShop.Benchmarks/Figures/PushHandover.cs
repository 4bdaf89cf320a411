using LittleShop.Benchmarks.Load;
using LittleShop.Benchmarks.Rig;
using LittleShop.Benchmarks.Running;
using LittleShop.Contracts;

namespace LittleShop.Benchmarks.Figures;

/// <summary>
/// Orders, or changes of their status, at a steady pace; each push is timed from its event to its arrival at a push
/// service. Then one after the other, and its SQL statements are counted.
/// </summary>
internal static class PushHandover
{
    private const int WarmUp = 2_000;
    private const int Counted = 50;
    private static readonly string[] _devices = ["phone", "tablet", "desk"];

    /// <summary>Customers place them.</summary>
    public static async Task<Report> OfOrdersAsync(RunOptions options, CancellationToken ct)
    {
        await using var rig = await ShopRig.StartAsync(ShopParts.Api, ct);
        using var rush = await OrderRush.PrepareAsync(rig, Events(options) + WarmUp + Counted, ct);
        return await MeasureAsync(rig, options, number => rush.OrderAsync(number, ct), ct);
    }

    /// <summary>An owner accepts them.</summary>
    public static async Task<Report> OfChangesAsync(RunOptions options, CancellationToken ct)
    {
        await using var rig = await ShopRig.StartAsync(ShopParts.Api, ct);
        var moves = await OrderMoves.PrepareAsync(rig, Events(options) + WarmUp + Counted, ct);
        return await MeasureAsync(
            rig, options, number => moves.MoveAsync(Seed.Id(number), OrderStatus.Accepted, ct), ct);
    }

    private static int Rate(RunOptions options) => options.Rate ?? 20;

    private static int Events(RunOptions options) => Rate(options) * (options.Seconds ?? 20);

    private static async Task<Report> MeasureAsync(
        ShopRig rig, RunOptions options, Func<int, Task> happen, CancellationToken ct)
    {
        var (rate, count) = (Rate(options), Events(options));
        await using var receiver = await PushReceiver.StartAsync(ct);
        using var owner = await rig.AsOwnerAsync(ct);
        foreach (var device in _devices)
        {
            await PushDevices.SubscribeAsync(owner, new Uri(receiver.Address, $"/push/{device}"), ct);
        }

        await Pace.RunAsync(WarmUp, 80, number => happen(number + 1), ct);
        await ArrivedAsync(receiver, WarmUp, ct); // or what is measured would wait behind what is not
        await Pace.RunAsync(count, rate, number => happen(number + WarmUp + 1), ct);
        await ArrivedAsync(receiver, WarmUp + count, ct);

        // A device hears of events in their order, so the nth push is the nth event's.
        var events = await Timeline.ReadAsync(rig.Db, ct);
        var times = new Latencies();
        foreach (var device in _devices)
        {
            times.AddRange(
                events.Zip(receiver.Of(device), (told, at) => (at - told.At).TotalMilliseconds).Skip(WarmUp));
        }

        var next = count + WarmUp;
        var statements = await StatementCount.OfAsync(rig.Db, Counted, async () =>
        {
            await happen(++next);
            await ArrivedAsync(receiver, next, ct); // it is acknowledged a moment later
        }, ct);
        return new Report(
            [
                .. times.Figures(
                    "event to push service", rate <= 20 ? 25 : 100,
                    $"at {rate} events a second, {_devices.Length} devices"),
                new("SQL statements an event", statements.Queries, "")
                {
                    Peer = $"and {Figure.Rounded(statements.Frames)} BEGIN, COMMIT; "
                        + $"{Figure.Rounded(statements.Background)} claims, for every channel of the event",
                },
            ],
            $"{times.Count} pushes, encrypted and signed; from the event's own time, a moment before its commit.",
            string.Join('\n', statements.Lines));
    }

    private static Task ArrivedAsync(PushReceiver receiver, int events, CancellationToken ct) =>
        receiver.ArrivedAsync(events * _devices.Length, TimeSpan.FromMinutes(2), ct);
}
