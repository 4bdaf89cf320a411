using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Bot.Notifications;

/// <summary>
/// A broadcast through two workers to a Telegram with its limits on. The long run is the benchmark telegram-burst.
/// </summary>
[Collection(nameof(Alone))]
public sealed class BurstTests
{
    private const int Messages = 450;
    private const int Orders = 12;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hundreds_go_at_Telegrams_rate_and_an_order_message_among_them_is_not_late()
    {
        await using var bot = await QueueBot.StartAsync(workers: 2);
        await WarmUpAsync(bot);
        var chats = await bot.NewChatsAsync(Messages);
        var after = (await bot.Telegram.JournalAsync()).Cursor;

        var begun = TimeProvider.System.GetUtcNow();
        await bot.Api.AddAsync(chats[Orders..], isBroadcast: true);
        var asked = new Dictionary<long, DateTimeOffset>();
        var mostHeld = 0;
        using var everySecond = new PeriodicTimer(TimeSpan.FromSeconds(1));
        foreach (var chat in chats[..Orders])
        {
            await everySecond.WaitForNextTickAsync(Ct);
            mostHeld = Math.Max(mostHeld, bot.Queue.BroadcastsLeased);
            asked[chat] = TimeProvider.System.GetUtcNow();
            await bot.Api.AddAsync([chat], isBroadcast: false);
        }

        await Deadline.UntilAsync(
            async () => (await bot.Telegram.JournalAsync(after)).Messages.Count >= Messages, "all came", seconds: 30);
        var arrived = (await bot.Telegram.JournalAsync(after)).Messages
            .ToDictionary(message => message.ChatId, message => message.AcceptedAt); // fails on a second one
        var late = asked.Max(order => arrived[order.Key] - order.Value);
        var start = arrived.Values.Min() - begun;
        var took = arrived.Values.Max() - begun;

        TestContext.Current.SendDiagnosticMessage(
            $"{Messages} messages in {took}, the first after {start}, an order message late by {late} at most");
        Assert.Equal(0, (await bot.Telegram.StatisticsAsync()).TooManyRequests);
        Assert.True(took - start <= TimeSpan.FromSeconds(1.03 * Messages / 30), $"{Messages} took {took}");
        Assert.True(late <= TimeSpan.FromSeconds(1), $"an order message was late by {late}");
        Assert.InRange(mostHeld, 1, 2 * 40); // a second's worth each, and what is not reported yet
        await Deadline.UntilAsync(() => bot.Queue.Leased == 0, "all outcomes came");
        Assert.Equal(0, bot.Queue.LostLeases);
        Assert.All(bot.Queue.Told, told => Assert.Equal(DeliveryResult.Sent, told.Outcome.Result));
    }

    /// <summary>Code that never ran is slow, and that is not what is measured here.</summary>
    private static async Task WarmUpAsync(QueueBot bot)
    {
        await bot.Telegram.WithoutLimitsAsync();
        await bot.Api.AddAsync(await bot.NewChatsAsync(40), isBroadcast: true);
        await Deadline.UntilAsync(
            () => bot.Queue.Told.Count == 40 && bot.Queue.Leased == 0, "the workers are warm", seconds: 30);
        await bot.Telegram.SetLimitsAsync(new(30, 1, 5));
    }
}
