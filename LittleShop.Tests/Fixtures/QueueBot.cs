using LittleShop.Benchmarks.Rig;

namespace LittleShop.Tests.Fixtures;

/// <summary>Bot workers between a queue of messages, a Redis and a Telegram of their own.</summary>
internal sealed class QueueBot : IAsyncDisposable
{
    private readonly List<BotHost> _bots = [];

    private QueueBot(QueueApi api, SimulatedTelegram telegram, CacheServer cache) =>
        (Api, Telegram, Cache) = (api, telegram, cache);

    public QueueApi Api { get; }

    public MessageQueue Queue => Api.Queue;

    public SimulatedTelegram Telegram { get; }

    public CacheServer Cache { get; }

    /// <summary>Ends when all workers listen to the queue.</summary>
    public static async Task<QueueBot> StartAsync(int workers)
    {
        var cache = CacheServer.StartNewAsync();
        var bot = new QueueBot(
            await QueueApi.StartAsync(TestContext.Current.CancellationToken), await SimulatedTelegram.StartAsync(),
            await cache);
        for (var worker = 0; worker < workers; worker++)
        {
            bot._bots.Add(BotHost.Start(bot.Api.Address, bot.Cache.ConnectionString, bot.Telegram));
        }

        await Deadline.UntilAsync(() => bot.Api.Workers == workers, "the workers listen", seconds: 30);
        return bot;
    }

    public async Task<long[]> NewChatsAsync(int count)
    {
        var chats = new long[count];
        await Parallel.ForAsync(0, count, async (n, _) => chats[n] = (await Telegram.NewChatAsync()).Id);
        return chats;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var bot in _bots)
        {
            await bot.DisposeAsync();
        }

        await Api.DisposeAsync();
        await Telegram.DisposeAsync();
        await Cache.DisposeAsync();
    }
}
