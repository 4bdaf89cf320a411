using LittleShop.TelegramSimulator.State;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Faults;

/// <summary>What the shop lives with is gone, slow, silent or full for a while: the backlog drains by itself.</summary>
public sealed class OutageTests
{
    private static readonly HashSet<int> _nobody = [];

    [Fact]
    public async Task Postgres_restarts_at_once_and_the_cache_dies_in_the_middle_of_it_all()
    {
        await using var rig = await FaultRig.StartAsync();
        var (staff, stories) = (new Staff(rig), new OrderStories(rig));
        await staff.OwnersBrowserAsync("Pixel 8");
        await stories.BeginAsync(customers: 6);
        using var stop = new CancellationTokenSource();
        var telling = stories.TellAsync(atOnce: 3, stop.Token);

        await ToldAsync(stories, 3);
        await rig.RestartPostgresAsync();
        await ToldAsync(stories, 3);
        await rig.Cache.KillAsync();
        await ToldAsync(stories, 3);
        await rig.RestartPostgresAsync();
        await rig.Cache.StartAsync();
        await ToldAsync(stories, 3);
        await stop.CancelAsync();
        await telling;

        var ledgers = new Ledgers(rig, staff);
        await ledgers.DrainAsync(seconds: 120);
        await stories.CheckAsync();
        await ledgers.CheckAsync(_nobody); // a claim whose answer was lost was sent by nobody
    }

    [Fact]
    public async Task Telegram_asks_for_35_seconds_breaks_and_goes_silent_while_a_worker_sleeps_through_two_leases()
    {
        await using var rig = await FaultRig.StartAsync(bots: 2);
        var (staff, stories) = (new Staff(rig), new OrderStories(rig));
        await staff.OwnersBrowserAsync("Pixel 8");
        await stories.BeginAsync(customers: 12);

        // It has said that it begins, and sleeps before it does: what it sends on waking comes from a lost lease.
        var (sleeper, other) = await SleepAsync(rig, stories);
        await rig.Telegram.InjectAsync(new FaultRule(FaultKind.Error, "sendMessage", Status: 429, RetryAfter: 35));
        await TellAsync(stories, 4);
        await rig.Telegram.InjectAsync(new FaultRule(FaultKind.Error, "sendMessage", Count: 3, Status: 502));
        await rig.Telegram.InjectAsync(new FaultRule(FaultKind.Drop, "sendMessage", AfterExecution: true));
        await rig.Telegram.InjectAsync(new FaultRule(FaultKind.Hang, "sendMessage", AfterExecution: true));
        await rig.Telegram.InjectAsync(new FaultRule(FaultKind.Hang, "sendMessage"));
        await TellAsync(stories, 4);
        await Watch(other.ToTelegram, "/sendMessage", Passing.Nowhere).WaitAsync(Deadline.In(seconds: 90));
        await Deadline.UntilAsync(() => SleptAsync(rig, sleeper), "two leases are over", seconds: 120);
        var said = Watch(sleeper.ToApi, "/bot/deliveries/outcomes", Passing.StrikeAfter);
        await sleeper.Process.WakeAsync();
        await said.WaitAsync(Deadline.In(seconds: 60));

        var ledgers = new Ledgers(rig, staff);
        await ledgers.DrainAsync(seconds: 120);
        await stories.CheckAsync();
        await ledgers.CheckAsync(new HashSet<int> { sleeper.Process.Id });
    }

    [Fact]
    public async Task Clocks_are_set_an_hour_back_and_forth_and_a_day_ahead_while_all_of_it_runs()
    {
        using var clocks = await MovableClocks.MakeAsync();
        await using var rig = await FaultRig.StartAsync(clocks: clocks);
        var (staff, stories) = (new Staff(rig), new OrderStories(rig));
        var browser = await staff.OwnersBrowserAsync("Pixel 8");
        await stories.BeginAsync(customers: 8);
        var ledgers = new Ledgers(rig, staff);

        (double Api, double Bot)[] ahead = [(1, -1), (-1, 1), (25, 0), (0, 25)];
        foreach (var (api, bot) in ahead)
        {
            // Both have been told to wait a moment: by a clock that is set back now, that would be an hour.
            browser.AnswerWith(429, "Retry-After", "2");
            await rig.Telegram.InjectAsync(new FaultRule(FaultKind.Error, "sendMessage", Status: 429, RetryAfter: 2));
            var asked = browser.Attempts;
            await TellAsync(stories, 2);
            await Deadline.UntilAsync(() => browser.Attempts > asked, "the push service was asked", seconds: 30);
            clocks.Api.Set(TimeSpan.FromHours(api));
            clocks.Bot.Set(TimeSpan.FromHours(bot));
            browser.Answer = null;
            await TellAsync(stories, 2);
            await ledgers.DrainAsync(seconds: 60);
        }

        await stories.CheckAsync();
        await ledgers.CheckAsync(_nobody);
    }

    /// <summary>Whichever of the two workers gets something to send first falls asleep over it.</summary>
    private static async Task<(BotVictim Sleeper, BotVictim Other)> SleepAsync(FaultRig rig, OrderStories stories)
    {
        var asleep = new TaskCompletionSource<BotVictim>(TaskCreationOptions.RunContinuationsAsynchronously);
        foreach (var bot in rig.Bots)
        {
            bot.ToCache.Set(new(
                () => (fromClient, said) => fromClient && said.Contains("begun", StringComparison.Ordinal)
                    ? Passing.StrikeAfter
                    : Passing.On,
                async _ =>
                {
                    if (asleep.TrySetResult(bot))
                    {
                        await bot.Process.SleepAsync();
                    }
                }));
        }

        await stories.TellOneAsync();
        var sleeper = await asleep.Task.WaitAsync(Deadline.In(seconds: 60));
        var other = rig.Bots.Single(bot => bot != sleeper);
        other.ToCache.Set(null);
        return (sleeper, other);
    }

    /// <summary>Ends when a client said such words, which fare as told.</summary>
    private static Task Watch(WatchedLink link, string words, Passing passing)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        link.Set(new(
            () => (fromClient, said) =>
                fromClient && said.Contains(words, StringComparison.Ordinal) ? passing : Passing.On,
            _ =>
            {
                seen.TrySetResult();
                return Task.CompletedTask;
            }));
        return seen.Task;
    }

    /// <summary>Whether an attempt of the sleeper's began two leases ago, and somebody else has gone on since.</summary>
    private static async Task<bool> SleptAsync(FaultRig rig, BotVictim sleeper)
    {
        await using var command = rig.Db.CreateCommand($"""
            select exists (select from deliveries, jsonb_array_elements(attempt_log) attempt
            where attempt->>'worker' like '%:{sleeper.Process.Id}' and attempt->>'result' = 'Silent'
              and (attempt->>'began')::timestamptz < now() - interval '60 seconds')
            """);
        return (bool)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static Task ToldAsync(OrderStories stories, int more)
    {
        var until = stories.Told + more;
        return Deadline.UntilAsync(() => stories.Told >= until, $"{more} more orders told to the end", 90);
    }

    private static Task TellAsync(OrderStories stories, int orders) =>
        Task.WhenAll(Enumerable.Range(0, orders).Select(_ => stories.TellOneAsync()));
}
