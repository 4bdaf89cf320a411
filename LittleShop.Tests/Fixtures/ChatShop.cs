namespace LittleShop.Tests.Fixtures;

/// <summary>A whole shop with its bot: an Api and a Telegram of its own, and the bot between.</summary>
public sealed class ChatShop(PostgresServer postgres, CacheServer cache) : IAsyncLifetime
{
    public ShopHost Shop { get; } = new(postgres, cache);

    /// <summary>The bot's own, so that a test may stop it and no other bot takes its lease.</summary>
    public CacheServer BotCache { get; private set; } = null!;

    internal SimulatedTelegram Telegram { get; private set; } = null!;

    internal BotHost Bot { get; set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var starting = CacheServer.StartNewAsync();
        Telegram = await SimulatedTelegram.StartAsync();
        await Telegram.WithoutLimitsAsync();
        await Shop.InitializeAsync();
        BotCache = await starting;
        Bot = StartBot();
    }

    internal BotHost StartBot() => BotHost.Start(Shop.Address, BotCache.ConnectionString, Telegram);

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Telegram.DisposeAsync();
        await Shop.DisposeAsync();
        await BotCache.DisposeAsync();
    }
}
