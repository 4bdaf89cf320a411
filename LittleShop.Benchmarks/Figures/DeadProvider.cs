using LittleShop.Benchmarks.Load;
using LittleShop.Benchmarks.Rig;
using LittleShop.Benchmarks.Running;
using LittleShop.Contracts;

namespace LittleShop.Benchmarks.Figures;

/// <summary>
/// Status changes at a steady pace, each told by push, Telegram and mail: by turns with all of them well, and with
/// Telegram and the mail server stopped dead, so that they take connections and never answer. No push may wait for them.
/// </summary>
internal static class DeadProvider
{
    private const int WarmUp = 40;
    private static readonly string[] _devices = ["phone", "tablet", "desk"];
    private static readonly string[] _providers = ["LittleShop.TelegramSimulator", "LittleShop.MailSink"];
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(4);

    public static async Task<Report> RunAsync(RunOptions options, CancellationToken ct)
    {
        var rate = options.Rate ?? 20;
        var count = rate * (options.Seconds ?? 10);
        var rounds = options.Rounds ?? 2;
        await using var receiver = await PushReceiver.StartAsync(ct);
        await using var rig = await ShopRig.StartAsync(ShopParts.Bot | ShopParts.Simulator | ShopParts.Mail, ct);
        var moves = await PrepareAsync(rig, receiver, WarmUp + (2 * rounds * count), ct);

        await StretchAsync(moves, receiver, 1, WarmUp, rate, ct);
        await DrainedAsync(rig, ct);
        for (var stretch = 0; stretch < 2 * rounds; stretch++)
        {
            var isDead = stretch % 2 == 1;
            if (isDead)
            {
                await AllAsync(rig, provider => provider.SleepAsync(ct));
            }

            await StretchAsync(moves, receiver, 1 + WarmUp + (stretch * count), count, rate, ct);
            if (isDead)
            {
                await AllAsync(rig, provider => provider.WakeAsync(ct));
                await DrainedAsync(rig, ct); // or the next stretch would carry this one's load
            }
        }

        var (well, dead) = await TimesAsync(rig, receiver, count, ct);
        return new Report(
            [
                .. well.Figures("event to push service, all well"),
                .. dead.Figures("the same, Telegram and mail dead"),
                new("p99 dead : p99 well", dead.Percentile(99) / well.Percentile(99), "") { Goal = Goal.Max(1.2) },
            ],
            $"{rounds} times {count} orders at {rate} a second each, {_devices.Length} devices; "
            + "each customer has a chat and an address.");
    }

    private static async Task<OrderMoves> PrepareAsync(
        ShopRig rig, PushReceiver receiver, int orders, CancellationToken ct)
    {
        using var simulator = new SimulatorClient(rig.Simulator);
        await Parallel.ForAsync(1, orders + 1, ct, async (n, each) =>
            await simulator.CreateChatAsync(Seed.Chat(n), each));
        var moves = await OrderMoves.PrepareAsync(rig, orders, ct);
        await Seed.RunAsync(
            rig.Db, "update customers set email = 'c' || chat_id || '@example.org', email_since = now()", ct);
        using var owner = await rig.AsOwnerAsync(ct);
        foreach (var device in _devices)
        {
            await PushDevices.SubscribeAsync(owner, new Uri(receiver.Address, $"/push/{device}"), ct);
        }

        return moves;
    }

    private static async Task StretchAsync(
        OrderMoves moves, PushReceiver receiver, int first, int count, int rate, CancellationToken ct)
    {
        var expected = receiver.Count + (count * _devices.Length);
        await moves.RunAsync(first, count, rate, OrderStatus.Accepted, ct);
        await receiver.ArrivedAsync(expected, TimeSpan.FromSeconds(60), ct);
    }

    private static async Task DrainedAsync(ShopRig rig, CancellationToken ct)
    {
        if (!await Pace.UntilAsync(async () => await OpenAsync(rig, ct) == 0, _patience, ct))
        {
            throw new CannotMeasure($"{await OpenAsync(rig, ct)} messages are still open.");
        }
    }

    private static Task<long> OpenAsync(ShopRig rig, CancellationToken ct) =>
        Seed.CountAsync(rig.Db, "deliveries where state in ('Queued', 'Sending')", ct);

    private static Task AllAsync(ShopRig rig, Func<ShopProcess, Task> act) =>
        Task.WhenAll(_providers.Select(provider => act(rig.Process(provider))));

    /// <summary>A device hears of events in their order, so the nth push is the nth event's.</summary>
    private static async Task<(Latencies Well, Latencies Dead)> TimesAsync(
        ShopRig rig, PushReceiver receiver, int count, CancellationToken ct)
    {
        var (well, dead) = (new Latencies(), new Latencies());
        var events = await Timeline.ReadAsync(rig.Db, ct);
        foreach (var device in _devices)
        {
            var times = events.Zip(receiver.Of(device), (told, at) => (at - told.At).TotalMilliseconds).ToList();
            foreach (var (time, number) in times.Skip(WarmUp).Select((time, number) => (time, number)))
            {
                (number / count % 2 == 0 ? well : dead).Add(time);
            }
        }

        return (well, dead);
    }
}
