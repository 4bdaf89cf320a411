using LittleShop.BotWorker.Telegram.Pacing;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Bot.Telegram.Pacing;

/// <summary>Several workers and one limit, through a real Redis.</summary>
[Collection(nameof(Alone))]
public sealed class SharedPlacesTests(CacheServer cache)
{
    private readonly long _bot = Pacer.NewBot();
    private readonly Passed _passed = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_workers_send_no_more_than_one_rate_allows_and_both_get_a_part()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();

        await Task.WhenAll(
            one.SendAsync(Chats(1, 75), SendPriority.Broadcast, _passed, Ct),
            other.SendAsync(Chats(1001, 75), SendPriority.Broadcast, _passed, Ct));

        var all = _passed.All;
        Assert.True(_passed.LeastTokens() >= 0, "Telegram would have refused some");
        Assert.True(all[^1].At > TimeSpan.FromSeconds(149 / 30.0) - SendPace.CatchUp, $"{all[^1].At} is too fast");
        Assert.True(all[^1].At < TimeSpan.FromSeconds(150 / 30.0 * 1.2), $"{all[^1].At} is too slow");
        Assert.InRange(all.Take(75).Count(each => each.Chat < 1000), 10, 65);
    }

    [Fact]
    public async Task Order_messages_go_before_the_broadcasts_that_wait_in_any_worker()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        var broadcasts = Task.WhenAll(
            one.SendAsync(Chats(1, 80), SendPriority.Broadcast, _passed, Ct),
            other.SendAsync(Chats(1001, 80), SendPriority.Broadcast, _passed, Ct));
        await Deadline.UntilAsync(() => _passed.All.Count > 20, "the broadcasts flow");

        var before = _passed.All.Count;
        await other.SendAsync(Chats(2001, 30), SendPriority.Order, _passed, Ct);

        // Those that had their place already, and whatever a busy machine lets slip; fairly shared it were thirty.
        Assert.InRange(_passed.All.Count - before - 30, 0, 15);
        await broadcasts;
        Assert.True(_passed.LeastTokens() >= 0, "Telegram would have refused some");
    }

    [Fact]
    public async Task One_chat_gets_one_a_second_from_all_workers_together()
    {
        await using var one = await StartAsync(chatBurst: 2);
        await using var other = await StartAsync(chatBurst: 2);

        await Task.WhenAll(
            one.SendAsync([7, 7], SendPriority.Order, _passed, Ct),
            other.SendAsync([7, 7], SendPriority.Order, _passed, Ct));

        Assert.InRange(_passed.All[1].At, TimeSpan.Zero, TimeSpan.FromSeconds(0.9));
        Assert.InRange(_passed.All[2].At - _passed.All[1].At, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2));
        Assert.True(_passed.All[3].At > TimeSpan.FromSeconds(2), "the fourth was too early");
    }

    [Fact]
    public async Task A_pause_that_one_worker_was_told_holds_the_others_too()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();

        var begun = TimeProvider.System.GetTimestamp();
        await one.Gate.PauseAsync(TimeSpan.FromSeconds(4));
        await one.Gate.PauseAsync(TimeSpan.FromSeconds(0.1)); // which must not shorten the other one
        var inTime = await other.Gate.TryWaitAsync(1, SendPriority.Order, TimeSpan.FromSeconds(3), Ct);
        var toldAfter = TimeProvider.System.GetElapsedTime(begun);
        var left = await other.Gate.PauseLeftAsync();
        await other.Gate.WaitAsync(2, SendPriority.Reply, Ct);

        Assert.False(inTime);
        Assert.True(toldAfter < TimeSpan.FromSeconds(2.5), $"it heard only after {toldAfter}");
        Assert.InRange(left, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(4));
        Assert.InRange(
            TimeProvider.System.GetElapsedTime(begun), TimeSpan.FromSeconds(3.9), TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task Without_Redis_each_worker_goes_on_with_a_part_and_shares_again_when_it_is_back()
    {
        await using var mortal = await CacheServer.StartNewAsync();
        await using var one = await Pacer.StartAsync(mortal.ConnectionString, _bot);
        await using var other = await Pacer.StartAsync(mortal.ConnectionString, _bot);
        var sending = Task.WhenAll(
            one.SendAsync(Chats(1, 75), SendPriority.Order, _passed, Ct),
            other.SendAsync(Chats(1001, 75), SendPriority.Order, _passed, Ct));
        await Deadline.UntilAsync(() => _passed.All.Count > 30, "they flow");

        await mortal.KillAsync();
        await sending.WaitAsync(Deadline.In(30));

        Assert.True(_passed.LeastTokens() >= 0, "Telegram would have refused some");
        await mortal.StartAsync();
        var chat = 5000;
        await Deadline.UntilAsync(
            async () =>
            {
                await one.Gate.WaitAsync(++chat, SendPriority.Order, Ct);
                return await IsCountedAsync(other, chat);
            },
            "Redis counts again", seconds: 20);
    }

    [Fact]
    public async Task A_clock_that_was_put_back_does_not_silence_the_bot()
    {
        await using var one = await StartAsync();
        await one.Gate.WaitAsync(1, SendPriority.Order, Ct);
        var tomorrow = (TimeProvider.System.GetUtcNow().AddDays(1) - DateTimeOffset.UnixEpoch).TotalMicroseconds;
        await one.Redis.StringSetAsync($"bot:{_bot}:places", (long)tomorrow);
        await one.Redis.StringSetAsync($"bot:{_bot}:pace:2", (long)tomorrow);

        await one.Gate.WaitAsync(2, SendPriority.Order, Deadline.In(5));
    }

    private async Task<bool> IsCountedAsync(Pacer pacer, long chat)
    {
        try
        {
            return await pacer.Redis.KeyExistsAsync($"bot:{_bot}:pace:{chat}");
        }
        catch (StackExchange.Redis.RedisException)
        {
            return false; // it is just coming back
        }
    }

    private Task<Pacer> StartAsync(int chatBurst = 4) => Pacer.StartAsync(cache.ConnectionString, _bot, chatBurst);

    private static IEnumerable<long> Chats(long first, int count) =>
        Enumerable.Range(0, count).Select(n => first + n);
}
