using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Telegram.Bot;

namespace LittleShop.BotWorker.Telegram;

/// <summary>
/// With webhooks, every copy gets updates: a lock in Redis keeps two copies from handling one chat at once. A copy that
/// polls is alone and needs none; neither can one be had while Redis is away.
/// </summary>
internal sealed class ChatTurns(
    IConnectionMultiplexer redis, ITelegramBotClient bot, IOptions<TelegramOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan _lease = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(20);

    private readonly string _me = Guid.NewGuid().ToString("N");

    public async Task AloneAsync(long chatId, Func<Task> handle, CancellationToken ct)
    {
        if (!options.Value.UsesWebhook)
        {
            await handle();
            return;
        }

        RedisKey key = $"bot:{bot.BotId}:turn:{chatId}";
        var taken = await TakeAsync(key, ct);
        try
        {
            await handle();
        }
        finally
        {
            if (taken)
            {
                await AskAsync(database => database.LockReleaseAsync(key, _me));
            }
        }
    }

    /// <summary>False where Redis gives no answer, or the other copy does not end: then we go on without.</summary>
    private async Task<bool> TakeAsync(RedisKey key, CancellationToken ct)
    {
        for (var started = clock.GetTimestamp(); clock.GetElapsedTime(started) < _longestWait;)
        {
            if (await AskAsync(database => database.LockTakeAsync(key, _me, _lease)) is not false and var answer)
            {
                return answer is true;
            }

            await Task.Delay(_look, clock, ct);
        }

        return false;
    }

    private async Task<bool?> AskAsync(Func<IDatabase, Task<bool>> ask)
    {
        try
        {
            return await ask(redis.GetDatabase());
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            return null;
        }
    }
}
