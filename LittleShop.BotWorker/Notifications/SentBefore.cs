using StackExchange.Redis;
using Telegram.Bot;

namespace LittleShop.BotWorker.Notifications;

/// <summary>
/// Remembers for a day what was sent, so that a delivery whose worker died between sending and reporting is not sent
/// twice. Without Redis it may be: better twice than never.
/// </summary>
internal sealed class SentBefore(IConnectionMultiplexer redis, ITelegramBotClient bot)
{
    private static readonly TimeSpan _kept = TimeSpan.FromDays(1);

    public async Task<bool> IsAsync(long delivery)
    {
        try
        {
            return await redis.GetDatabase().KeyExistsAsync(KeyOf(delivery));
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            return false;
        }
    }

    public async Task RememberAsync(long delivery)
    {
        try
        {
            await redis.GetDatabase().StringSetAsync(KeyOf(delivery), 1, _kept);
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            return; // the report that follows is the real record
        }
    }

    private string KeyOf(long delivery) => $"bot:{bot.BotId}:sent:{delivery}";
}
