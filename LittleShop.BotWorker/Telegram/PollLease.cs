using StackExchange.Redis;
using Telegram.Bot;

namespace LittleShop.BotWorker.Telegram;

/// <summary>
/// One copy of the worker polls: the one that holds the lease in Redis. A copy that dies stops renewing it, and
/// another takes over within seconds. While Redis is away nobody can know, so the copy that polls goes on, and one
/// that has waited a whole lease begins: Telegram itself lets only one of them through.
/// </summary>
internal sealed partial class PollLease(
    IConnectionMultiplexer redis, ITelegramBotClient bot, TimeProvider clock, ILogger<PollLease> logger)
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _look = TimeSpan.FromSeconds(1);

    private readonly string _me = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}";

    private enum Answer
    {
        Mine,
        Another,
        NoAnswer,
    }

    private RedisKey Key => $"bot:{bot.BotId}:poller";

    /// <summary>Waits for the lease, polls while it is held, and returns when it is lost or all shall stop.</summary>
    public async Task RunAsync(Func<CancellationToken, Task> poll, CancellationToken ct)
    {
        await WaitForItAsync(ct);
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var keeping = KeepAsync(lost);
        LogPolling(_me);
        try
        {
            await poll(lost.Token);
        }
        finally
        {
            await lost.CancelAsync();
            await keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await GiveBackAsync();
        }
    }

    private async Task WaitForItAsync(CancellationToken ct)
    {
        var silentSince = clock.GetTimestamp();
        while (true)
        {
            switch (await AskAsync(database => database.StringSetAsync(Key, _me, Length, When.NotExists)))
            {
                case Answer.Mine:
                    return;

                case Answer.Another:
                    silentSince = clock.GetTimestamp();
                    break;

                default:
                    if (clock.GetElapsedTime(silentSince) > Length)
                    {
                        LogPollingBlindly();
                        return;
                    }

                    break;
            }

            await Task.Delay(_look, clock, ct);
        }
    }

    private async Task KeepAsync(CancellationTokenSource lost)
    {
        while (!lost.IsCancellationRequested)
        {
            await Task.Delay(_look, clock, lost.Token);
            var answer = await AskAsync(async database =>
                await database.LockExtendAsync(Key, _me, Length)
                || await database.StringSetAsync(Key, _me, Length, When.NotExists));
            if (answer == Answer.Another)
            {
                LogLost();
                await lost.CancelAsync();
            }
        }
    }

    private async Task<Answer> AskAsync(Func<IDatabase, Task<bool>> ask)
    {
        try
        {
            return await ask(redis.GetDatabase()) ? Answer.Mine : Answer.Another;
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            return Answer.NoAnswer;
        }
    }

    /// <summary>Lets the next copy begin at once instead of after the lease.</summary>
    private Task<Answer> GiveBackAsync() => AskAsync(database => database.LockReleaseAsync(Key, _me));

    [LoggerMessage(Level = LogLevel.Information, Message = "This copy polls Telegram now ({Me})")]
    private partial void LogPolling(string me);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis is away: polling without a lease")]
    private partial void LogPollingBlindly();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another copy polls Telegram: this one stands by")]
    private partial void LogLost();
}
