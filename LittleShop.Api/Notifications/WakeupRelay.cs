using LittleShop.Api.Live;
using StackExchange.Redis;

namespace LittleShop.Api.Notifications;

/// <summary>
/// Carries a wake-up out of this process: to the bot workers connected here, and through Redis to the other copies of
/// the Api, at most fifty times a second. Whoever misses one finds the work at the next slow poll.
/// </summary>
internal sealed partial class WakeupRelay(
    Wakeup wakeup, BotConnections bots, IServiceProvider services, TimeProvider clock, ILogger<WakeupRelay> logger)
    : BackgroundService
{
    private static readonly RedisChannel _channel = RedisChannel.Literal("littleshop:deliveries");
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);
    private readonly string _self = Guid.NewGuid().ToString("N");

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        services.GetService<IConnectionMultiplexer>() is { } redis
            ? Task.WhenAll(RelayAsync(redis.GetSubscriber(), stoppingToken), ListenAsync(redis, stoppingToken))
            : RelayAsync(null, stoppingToken);

    private async Task RelayAsync(ISubscriber? others, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await wakeup.WaitToTellAsync(ct);
            try
            {
                await bots.TellAsync(ct);
                if (others?.IsConnected() == true)
                {
                    await others.PublishAsync(_channel, _self, CommandFlags.FireAndForget);
                }
            }
            catch (Exception error) when (!ct.IsCancellationRequested)
            {
                LogUnheard(error.Message); // the slow poll is the net
            }

            await Task.Delay(_pause, clock, ct);
        }
    }

    private async Task ListenAsync(IConnectionMultiplexer redis, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                // Kept across reconnects by the client, so once is enough.
                await redis.GetSubscriber().SubscribeAsync(_channel, (_, from) => Hear(from));
                return;
            }
            catch (Exception error) when (!ct.IsCancellationRequested)
            {
                LogDeaf(error.Message);
                await Task.Delay(TimeSpan.FromSeconds(5), clock, ct);
            }
        }
    }

    private void Hear(RedisValue from)
    {
        if (from != _self)
        {
            wakeup.Here();
            _ = bots.TellAsync(CancellationToken.None);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A wake-up was not passed on: {Reason}")]
    private partial void LogUnheard(string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Wake-ups of other processes are not heard yet: {Reason}")]
    private partial void LogDeaf(string reason);
}
