using LittleShop.Benchmarks.Load;
using LittleShop.Benchmarks.Rig;
using LittleShop.Benchmarks.Running;

namespace LittleShop.Benchmarks.Figures;

/// <summary>
/// A broadcast to many chats through two bot workers at Telegram's own limits, and an order message each second amid it.
/// </summary>
internal static class TelegramBurst
{
    private const int Messages = 10_000;
    private const int WarmUp = 40;
    private const int Workers = 2;
    private const double Limit = 30;
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    public static async Task<Report> RunAsync(RunOptions options, CancellationToken ct)
    {
        var count = options.Seconds is { } seconds ? (int)(seconds * Limit) : Messages;
        var ideal = TimeSpan.FromSeconds(count / Limit);
        var orders = (int)(0.9 * ideal.TotalSeconds);
        await using var rig = await BurstRig.StartAsync(Workers, ct);
        using var simulator = new SimulatorClient(rig.Simulator);
        await Parallel.ForAsync(1, count + 1, ct, async (n, each) =>
            await simulator.CreateChatAsync(Seed.Chat(n), each));

        await WarmUpAsync(rig, simulator, count, ct);
        var begun = TimeProvider.System.GetUtcNow();
        await rig.Api.AddAsync(Enumerable.Range(orders + 1, count - orders).Select(Seed.Chat), isBroadcast: true);
        var asked = new DateTimeOffset[orders];
        await Pace.RunAsync(orders, 1, i =>
        {
            asked[i] = TimeProvider.System.GetUtcNow();
            return rig.Api.AddAsync([Seed.Chat(i + 1)], isBroadcast: false);
        }, ct);
        var arrived = await ArrivedAsync(simulator, count, ideal, ct);

        var late = new Latencies();
        for (var i = 0; i < orders; i++)
        {
            late.Add(arrived[Seed.Chat(i + 1)] - asked[i]);
        }

        var took = arrived.Values.Max() - begun;
        var statistics = await simulator.StatisticsAsync(ct);
        return new Report(
            [
                new("wall time", took.TotalSeconds, "s") { Peer = $"{ideal.TotalSeconds:0.0} s at {Limit} a second" },
                new("wall time : N/30 s", took / ideal, "") { Goal = Goal.Max(1.03) },
                new("refused with 429", statistics.TooManyRequests, "") { Goal = Goal.Max(0) },
                new("leases lost", rig.Api.Queue.LostLeases, "") { Goal = Goal.Max(0) },
                new("order message late, p50", late.Percentile(50), "ms"),
                new("order message late, most", late.Percentile(100), "ms") { Goal = Goal.Max(1000) },
            ],
            $"{count} messages to as many chats, {orders} of them order messages; {Workers} workers share the rate; "
            + $"the first arrived after {(arrived.Values.Min() - begun).TotalMilliseconds:0} ms.");
    }

    /// <summary>Code that never ran is slow. Afterwards Telegram's bucket has time to fill again.</summary>
    private static async Task WarmUpAsync(BurstRig rig, SimulatorClient simulator, int behind, CancellationToken ct)
    {
        var chats = Enumerable.Range(behind + 1, WarmUp).Select(Seed.Chat).ToList();
        foreach (var chat in chats)
        {
            await simulator.CreateChatAsync(chat, ct);
        }

        await rig.Api.AddAsync(chats, isBroadcast: true);
        if (!await Pace.UntilAsync(
            () => Task.FromResult(rig.Api.Queue.Told.Count == WarmUp), TimeSpan.FromSeconds(30), ct))
        {
            throw new CannotMeasure("The workers do not send.");
        }

        await Task.Delay(TimeSpan.FromSeconds(2), ct);
    }

    private static async Task<Dictionary<long, DateTimeOffset>> ArrivedAsync(
        SimulatorClient simulator, int expected, TimeSpan ideal, CancellationToken ct)
    {
        var all = expected + WarmUp;
        if (!await Pace.UntilAsync(
            async () => (await simulator.StatisticsAsync(ct)).MessagesAccepted >= all, ideal + _patience, ct))
        {
            throw new CannotMeasure("Not all messages arrived.");
        }

        return (await simulator.JournalAsync(0, ct)).Messages
            .Where(message => message.From == "bot" && message.ChatId <= Seed.Chat(expected))
            .GroupBy(message => message.ChatId).ToDictionary(chat => chat.Key, chat => chat.Single().AcceptedAt);
    }
}
