using LittleShop.BotWorker.Notifications;
using LittleShop.BotWorker.Telegram;
using LittleShop.BotWorker.Telegram.Pacing;
using LittleShop.Contracts;
using LittleShop.ServiceDefaults;
using LittleShop.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using StackExchange.Redis;
using Telegram.Bot;

namespace LittleShop.Tests.Bot.Notifications;

/// <summary>The sender with its real client and a real Redis; its clock is the test's own.</summary>
internal sealed class SenderLab : IAsyncDisposable
{
    private static long _lastId = Random.Shared.NextInt64(1, 1_000_000_000);
    private readonly ServiceProvider _services;
    private readonly ConnectionMultiplexer _redis;

    private SenderLab(ServiceProvider services, ConnectionMultiplexer redis)
    {
        (_services, _redis) = (services, redis);
        var bot = services.GetRequiredService<ITelegramBotClient>();
        Marks = new(redis, bot);
        Gate = new(new LocalPlaces(Clock, new(PerSecond: 30, ChatBurst: 4)), Clock);
        Sender = new(
            bot, Gate, Marks, services.GetRequiredService<ShopMetrics>(), Clock, NullLogger<DeliverySender>.Instance);
    }

    public FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    public SendMarks Marks { get; }

    public SendGate Gate { get; }

    public DeliverySender Sender { get; }

    public static async Task<SenderLab> StartAsync(string telegram, CacheServer cache)
    {
        var services = new ServiceCollection().AddMetrics().AddSingleton<ShopMetrics>()
            .AddSingleton(Options.Create(new TelegramOptions
            {
                BotToken = SimulatedTelegram.Token,
                ApiBaseUrl = telegram,
            }))
            .AddSingleton(BotClient.Create)
            .BuildServiceProvider();
        var options = ConfigurationOptions.Parse(cache.ConnectionString);
        RedisDefaults.Apply(options);
        return new(services, await ConnectionMultiplexer.ConnectAsync(options));
    }

    public static TelegramDelivery Delivery(
        long chat, bool isBroadcast, int attempt = 1, string html = "<b>Order</b> &amp; news") => new(
            Interlocked.Increment(ref _lastId), Guid.NewGuid(), chat, html, [], attempt,
            TimeProvider.System.GetUtcNow(), isBroadcast);

    public Task<DeliveryOutcome> SendAsync(TelegramDelivery delivery) =>
        Sender.SendAsync(delivery, Clock.GetTimestamp(), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _redis.DisposeAsync();
        await _services.DisposeAsync();
    }
}
