using LittleShop.Benchmarks.Load;
using LittleShop.Benchmarks.Rig;
using LittleShop.Benchmarks.Running;

namespace LittleShop.Benchmarks.Figures;

/// <summary>
/// Customers press buttons at a steady pace, each in a chat of their own; replies bear the simulator's time.
/// </summary>
internal static class BotReply
{
    private const int Chats = 100;
    private const int WarmUp = 100;

    public static async Task<Report> RunAsync(RunOptions options, CancellationToken ct)
    {
        var rate = options.Rate ?? 10;
        var count = rate * (options.Seconds ?? 30);
        await using var rig = await ShopRig.StartAsync(ShopParts.Bot | ShopParts.Simulator, ct);
        await Seed.ShelvesAsync(rig.Db, ct);
        using var simulator = new SimulatorClient(rig.Simulator);
        var chats = Enumerable.Range(1, Chats).Select(n => new Chat(simulator, Seed.Chat(n))).ToList();
        await Pace.RunAsync(Chats, rate, i => chats[i].BeginAsync(ct), ct);
        await Pace.RunAsync(WarmUp, rate, i => chats[i % Chats].PressAsync(null, ct), ct);
        var times = new Latencies();
        await Pace.RunAsync(count, rate, i => chats[i % Chats].PressAsync(times, ct), ct);
        return new Report(
            [.. times.Figures("button to reply", 100, $"at {rate} presses a second in {Chats} chats")],
            $"{times.Count} presses; a reply is a new message or the edit of the pressed one.");
    }

    /// <summary>
    /// One customer looking around: from the menu to a category, to a product, back to the list, and on.
    /// </summary>
    private sealed class Chat(SimulatorClient simulator, long id)
    {
        /// <summary>
        /// What the first word of a button's data leads to: a product, a list of them, the categories.
        /// </summary>
        private static readonly string[] _ways = ["g:", "l:", "c:"];

        private ChatEntry? _shown;
        private long _cursor;

        public async Task BeginAsync(CancellationToken ct)
        {
            await simulator.CreateChatAsync(id, ct);
            await simulator.SayAsync(id, "/start", ct);
            await HearAsync(ct);
        }

        public async Task PressAsync(Latencies? times, CancellationToken ct)
        {
            var data = Way(_shown) ?? throw new CannotMeasure("The bot showed no button that leads on.");
            var pressed = TimeProvider.System.GetUtcNow();
            await simulator.PressAsync(id, _shown!.MessageId, data, ct);
            await HearAsync(ct, pressed);
            times?.Add(_shown.ShownAt - pressed);
        }

        private static string? Way(ChatEntry? shown) => _ways
            .Select(way => shown?.Data.FirstOrDefault(data => data.StartsWith(way, StringComparison.Ordinal)))
            .FirstOrDefault(data => data is not null);

        private async Task HearAsync(CancellationToken ct, DateTimeOffset after = default)
        {
            for (var attempt = 0; attempt < 3; attempt++)
            {
                var news = await simulator.NewsAsync(id, _cursor, ct);
                _cursor = news.Cursor;
                if (news.Messages.LastOrDefault(Leads) is { } shown)
                {
                    _shown = shown;
                    return;
                }
            }

            throw new CannotMeasure("The bot did not reply with a button that leads on.");

            bool Leads(ChatEntry message) =>
                message.From == "bot" && message.ShownAt > after && Way(message) is not null;
        }
    }
}
