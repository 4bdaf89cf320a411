using LittleShop.Benchmarks.Load;
using LittleShop.Benchmarks.Rig;
using LittleShop.Benchmarks.Running;
using LittleShop.Contracts;

namespace LittleShop.Benchmarks.Figures;

/// <summary>
/// Status changes at a steady pace; each push is timed from its event to its arrival at a push service.
/// </summary>
internal static class PushHandover
{
    private const int WarmUp = 40;
    private static readonly string[] _devices = ["phone", "tablet", "desk"];

    public static async Task<Report> RunAsync(RunOptions options, CancellationToken ct)
    {
        var rate = options.Rate ?? 20;
        var count = rate * (options.Seconds ?? 20);
        await using var receiver = await PushReceiver.StartAsync(ct);
        await using var rig = await ShopRig.StartAsync(ShopParts.Api, ct);
        var moves = await OrderMoves.PrepareAsync(rig, count + WarmUp, ct);
        using var owner = await rig.AsOwnerAsync(ct);
        foreach (var device in _devices)
        {
            await PushDevices.SubscribeAsync(owner, new Uri(receiver.Address, $"/push/{device}"), ct);
        }

        await moves.RunAsync(count + 1, WarmUp, rate, OrderStatus.Accepted, ct);
        await moves.RunAsync(1, count, rate, OrderStatus.Accepted, ct);
        var expected = (count + WarmUp) * _devices.Length;
        if (!await Pace.UntilAsync(
            () => Task.FromResult(receiver.Count >= expected), TimeSpan.FromSeconds(30), ct))
        {
            throw new CannotMeasure($"{receiver.Count} of {expected} pushes arrived.");
        }

        // A device hears of events in their order, so the nth push is the nth event's.
        var events = await moves.EventsAsync(ct);
        var times = new Latencies();
        foreach (var device in _devices)
        {
            times.AddRange(
                events.Zip(receiver.Of(device), (told, at) => (at - told.At).TotalMilliseconds).Skip(WarmUp));
        }

        return new Report(
            [.. times.Figures("event to push service", rate <= 20 ? 25 : 100, $"at {rate} orders a second, {_devices.Length} devices")],
            $"{times.Count} pushes, encrypted and signed; from the event's own time, a moment before its commit.");
    }
}
