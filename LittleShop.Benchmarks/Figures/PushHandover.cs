using LittleShop.Benchmarks.Load;
using LittleShop.Benchmarks.Rig;
using LittleShop.Benchmarks.Running;
using LittleShop.Contracts;

namespace LittleShop.Benchmarks.Figures;

/// <summary>
/// Status changes at a steady pace; each push is timed from its event to its arrival at a push service. Then one change
/// after the other, whose SQL statements are counted.
/// </summary>
internal static class PushHandover
{
    private const int WarmUp = 2_000;
    private const int Counted = 50;
    private static readonly string[] _devices = ["phone", "tablet", "desk"];

    public static async Task<Report> RunAsync(RunOptions options, CancellationToken ct)
    {
        var rate = options.Rate ?? 20;
        var count = rate * (options.Seconds ?? 20);
        await using var receiver = await PushReceiver.StartAsync(ct);
        await using var rig = await ShopRig.StartAsync(ShopParts.Api, ct);
        var moves = await OrderMoves.PrepareAsync(rig, count + WarmUp + Counted, ct);
        using var owner = await rig.AsOwnerAsync(ct);
        foreach (var device in _devices)
        {
            await PushDevices.SubscribeAsync(owner, new Uri(receiver.Address, $"/push/{device}"), ct);
        }

        await moves.RunAsync(count + 1, WarmUp, 80, OrderStatus.Accepted, ct);
        await ArrivedAsync(receiver, WarmUp, ct); // or what is measured would wait behind what is not
        await moves.RunAsync(1, count, rate, OrderStatus.Accepted, ct);
        await ArrivedAsync(receiver, WarmUp + count, ct);

        // A device hears of events in their order, so the nth push is the nth event's.
        var events = await moves.EventsAsync(ct);
        var times = new Latencies();
        foreach (var device in _devices)
        {
            times.AddRange(
                events.Zip(receiver.Of(device), (told, at) => (at - told.At).TotalMilliseconds).Skip(WarmUp));
        }

        var next = count + WarmUp;
        var statements = await StatementCount.OfAsync(rig.Db, Counted, () => TellAsync(moves, ++next, receiver, ct), ct);
        return new Report(
            [
                .. times.Figures(
                    "event to push service", rate <= 20 ? 25 : 100,
                    $"at {rate} orders a second, {_devices.Length} devices"),
                new("SQL statements an event", statements.Queries, "")
                {
                    Peer = $"and {Figure.Rounded(statements.Frames)} BEGIN, COMMIT; "
                        + $"{Figure.Rounded(statements.Background)} claims, for every channel of the event",
                },
            ],
            $"{times.Count} pushes, encrypted and signed; from the event's own time, a moment before its commit.",
            string.Join('\n', statements.Lines));
    }

    /// <summary>Ends when each device has it; it is acknowledged a moment later.</summary>
    private static async Task TellAsync(OrderMoves moves, int order, PushReceiver receiver, CancellationToken ct)
    {
        await moves.MoveAsync(Seed.Id(order), OrderStatus.Accepted, ct);
        await ArrivedAsync(receiver, order, ct);
    }

    private static Task ArrivedAsync(PushReceiver receiver, int events, CancellationToken ct) =>
        receiver.ArrivedAsync(events * _devices.Length, TimeSpan.FromMinutes(2), ct);
}
