using StackExchange.Redis;
using Telegram.Bot;

namespace LittleShop.BotWorker.Telegram.Pacing;

/// <summary>How many workers there are, this one included; as last seen, where Redis is away.</summary>
internal sealed class Colleagues(IConnectionMultiplexer redis, ITelegramBotClient bot, TimeProvider clock)
    : BackgroundService
{
    private static readonly TimeSpan _look = TimeSpan.FromSeconds(5);

    // Whoever was not heard of for four looks is gone. By Redis' clock.
    private const string SayHello = """
        local now = tonumber(redis.call('TIME')[1])
        redis.call('ZADD', KEYS[1], now, ARGV[1])
        redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - 20)
        redis.call('EXPIRE', KEYS[1], 60)
        return redis.call('ZCARD', KEYS[1])
        """;

    private readonly string _me = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}";

    public int Count { get; private set; } = 1;

    private RedisKey Key => $"bot:{bot.BotId}:workers";

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await AskAsync(database => database.SortedSetRemoveAsync(Key, _me));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await AskAsync(async database => Count = (int)await database.ScriptEvaluateAsync(SayHello, [Key], [_me]));
            await Task.Delay(_look, clock, stoppingToken);
        }
    }

    private async Task AskAsync<T>(Func<IDatabase, Task<T>> ask)
    {
        try
        {
            await ask(redis.GetDatabase());
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            return; // then the last count stands
        }
    }
}
