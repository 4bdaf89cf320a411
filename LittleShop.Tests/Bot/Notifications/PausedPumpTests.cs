using LittleShop.Contracts;
using LittleShop.TelegramSimulator.State;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Bot.Notifications;

/// <summary>Telegram says «wait» for longer than a lease lasts.</summary>
public sealed class PausedPumpTests
{
    private const int Pause = 35;

    [Fact]
    public async Task All_workers_give_back_what_they_hold_and_claim_nothing_until_the_pause_ends()
    {
        await using var bot = await QueueBot.StartAsync(workers: 2);
        var chats = await bot.NewChatsAsync(300);
        await bot.Telegram.InjectAsync(
            new(FaultKind.Error, "sendMessage", Count: null, Status: 429, RetryAfter: Pause));

        await bot.Api.AddAsync(chats[..250], isBroadcast: true);
        await bot.Api.AddAsync(chats[250..], isBroadcast: false);
        await Deadline.UntilAsync(() => bot.Queue.Told.Count > 0, "somebody was told to wait");
        await Deadline.UntilAsync(() => bot.Queue.Leased == 0, "all is given back", seconds: 10);
        var (claims, told) = (bot.Queue.Claims, bot.Queue.Told);
        var calls = await SendCallsAsync(bot);

        // Nothing may happen, so there is no state to wait for: long enough for each worker's regular look.
        await bot.Api.RingAsync();
        await Task.Delay(TimeSpan.FromSeconds(2.5), TestContext.Current.CancellationToken);

        Assert.Equal(claims, bot.Queue.Claims);
        Assert.Equal(calls, await SendCallsAsync(bot));
        Assert.Equal(0, bot.Queue.LostLeases);
        Assert.All(told, each =>
        {
            Assert.Contains(each.Outcome.Result, new[] { DeliveryResult.Retry, DeliveryResult.Deferred });
            Assert.InRange(each.Outcome.RetryAfterSeconds ?? 0, Pause - 10, Pause);
        });
        Assert.True(told.Count > calls, "some were given back that were never tried");
    }

    private static async Task<long> SendCallsAsync(QueueBot bot) =>
        (await bot.Telegram.StatisticsAsync()).Methods["sendMessage"].Calls;
}
