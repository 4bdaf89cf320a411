using System.Text.Json;
using LittleShop.BotWorker.Conversation;
using LittleShop.Contracts;
using StackExchange.Redis;
using Telegram.Bot;

namespace LittleShop.BotWorker.Telegram;

/// <summary>
/// What is remembered of each chat, in Redis for thirty days. The handled updates and the step are one value, so
/// they are written both or not at all.
/// </summary>
internal sealed class ChatMemory(IConnectionMultiplexer redis, ITelegramBotClient bot)
{
    private const int HandledKept = 60;
    private static readonly TimeSpan _lifetime = TimeSpan.FromDays(30);

    public async Task<Memory> LoadAsync(long chatId, CancellationToken ct)
    {
        var stored = await redis.GetDatabase().StringGetAsync(KeyOf(chatId)).WaitAsync(ct);
        try
        {
            return stored.IsNull
                ? new()
                : JsonSerializer.Deserialize<Memory>((string)stored!, ApiJson.Options) ?? new();
        }
        catch (JsonException)
        {
            return new(); // written by another version of the bot: better forgotten than a chat that is stuck
        }
    }

    public Task SaveAsync(long chatId, Memory memory, CancellationToken ct) => redis.GetDatabase()
        .StringSetAsync(KeyOf(chatId), JsonSerializer.Serialize(memory, ApiJson.Options), _lifetime)
        .WaitAsync(ct);

    public Task SaveHandledAsync(long chatId, Memory memory, string update, CancellationToken ct) => SaveAsync(
        chatId, memory with { Handled = [.. memory.Handled.TakeLast(HandledKept - 1), update], Decided = null }, ct);

    private string KeyOf(long chatId) => $"bot:{bot.BotId}:chat:{chatId}";
}
