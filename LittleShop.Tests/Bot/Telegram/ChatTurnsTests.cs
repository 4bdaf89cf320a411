using LittleShop.BotWorker.Telegram;
using LittleShop.Tests.Fixtures;
using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Telegram.Bot;

namespace LittleShop.Tests.Bot.Telegram;

public sealed class ChatTurnsTests(CacheServer cache)
{
    [Fact]
    public async Task Two_copies_never_handle_one_chat_at_the_same_time()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(cache.ConnectionString);
        var (now, most, done) = (0, 0, 0);
        ChatTurns[] copies = [Copy(redis), Copy(redis), Copy(redis)];

        await Task.WhenAll(copies.Select(async copy =>
        {
            for (var turn = 0; turn < 5; turn++)
            {
                await copy.AloneAsync(7, HandleAsync, TestContext.Current.CancellationToken);
            }
        }));

        Assert.Equal((1, 15), (most, done));

        async Task HandleAsync()
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Yield();
            done++;
            Interlocked.Decrement(ref now);
        }
    }

    private static ChatTurns Copy(IConnectionMultiplexer redis) => new(
        redis, new TelegramBotClient(SimulatedTelegram.Token),
        Options.Create(new TelegramOptions { WebhookUrl = "https://shop.example/telegram/updates" }),
        TimeProvider.System);
}
