using LittleShop.Benchmarks.Load;
using LittleShop.Benchmarks.Rig;
using LittleShop.Benchmarks.Running;
using LittleShop.Contracts;

namespace LittleShop.Benchmarks.Figures;

/// <summary>
/// An admin accepts orders at a steady pace; each customer's message is timed to the simulator's own clock.
/// </summary>
internal static class StatusToMessage
{
    private const int WarmUp = 40;

    public static async Task<Report> RunAsync(RunOptions options, CancellationToken ct)
    {
        var rate = options.Rate ?? 20;
        var count = rate * (options.Seconds ?? 20);
        await using var rig = await ShopRig.StartAsync(ShopParts.Bot | ShopParts.Simulator, ct);
        using var simulator = new SimulatorClient(rig.Simulator);
        for (var n = 1; n <= count + WarmUp; n++)
        {
            await simulator.CreateChatAsync(Seed.Chat(n), ct);
        }

        var moves = await OrderMoves.PrepareAsync(rig, count + WarmUp, ct);
        await moves.RunAsync(count + 1, WarmUp, rate, OrderStatus.Accepted, ct);
        await ArrivedAsync(simulator, WarmUp, ct);
        await moves.RunAsync(1, count, rate, OrderStatus.Accepted, ct);
        var arrived = await ArrivedAsync(simulator, count + WarmUp, ct);

        var times = new Latencies();
        for (var n = 1; n <= count; n++)
        {
            times.Add(arrived[Seed.Chat(n)] - moves.AskedAt[Seed.Id(n)]);
        }

        return new Report(
            [.. times.Figures("request to message", 100, $"at {rate} orders a second, each its own chat")],
            $"{count} messages; Telegram itself takes 30 a second at most.");
    }

    private static async Task<Dictionary<long, DateTimeOffset>> ArrivedAsync(
        SimulatorClient simulator, int expected, CancellationToken ct)
    {
        List<JournalLine> all = [];
        var complete = await Pace.UntilAsync(
            async () =>
            {
                all = [.. (await simulator.JournalAsync(0, ct)).Messages.Where(message => message.From == "bot")];
                return all.Count >= expected;
            },
            TimeSpan.FromSeconds(30),
            ct);
        return complete
            ? all.GroupBy(message => message.ChatId).ToDictionary(chat => chat.Key, chat => chat.Single().AcceptedAt)
            : throw new CannotMeasure($"{all.Count} of {expected} messages arrived.");
    }
}
