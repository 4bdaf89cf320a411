using StackExchange.Redis;
using Telegram.Bot;

namespace LittleShop.BotWorker.Notifications;

/// <summary>What is known of a delivery that somebody tried before.</summary>
internal enum SendMark
{
    /// <summary>No attempt came as far as writing to Telegram, or Telegram refused it.</summary>
    None,

    /// <summary>A request was written, or was about to be, and nobody knows what became of it.</summary>
    Begun,

    Sent,

    /// <summary>Redis is away.</summary>
    Unknown,
}

/// <summary>
/// Remembers for a day what was begun and what was sent, for the worker that gets a delivery whose last one died
/// between sending and reporting.
/// </summary>
internal sealed class SendMarks(IConnectionMultiplexer redis, ITelegramBotClient bot)
{
    private static readonly TimeSpan _kept = TimeSpan.FromDays(1);

    public async Task<SendMark> FindAsync(long delivery)
    {
        try
        {
            // Workers of before wrote another word for «sent», and none for «begun».
            return (string?)await redis.GetDatabase().StringGetAsync(KeyOf(delivery)) switch
            {
                null => SendMark.None,
                "begun" => SendMark.Begun,
                _ => SendMark.Sent,
            };
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            return SendMark.Unknown;
        }
    }

    public Task BeginAsync(long delivery) =>
        TryAsync(database => database.StringSetAsync(KeyOf(delivery), "begun", _kept));

    public Task SentAsync(long delivery) =>
        TryAsync(database => database.StringSetAsync(KeyOf(delivery), "sent", _kept));

    /// <summary>It was certainly not sent.</summary>
    public Task RemoveAsync(long delivery) => TryAsync(database => database.KeyDeleteAsync(KeyOf(delivery)));

    private async Task TryAsync(Func<IDatabase, Task> write)
    {
        try
        {
            await write(redis.GetDatabase());
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            return; // the report that follows is the real record
        }
    }

    private RedisKey KeyOf(long delivery) => $"bot:{bot.BotId}:sent:{delivery}";
}
