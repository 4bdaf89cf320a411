using LittleShop.TelegramSimulator.State;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Faults;

/// <summary>Telegram is full, broken and silent for a while: the backlog drains by itself.</summary>
public sealed class TelegramOutageTests
{
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
        await stories.TellSomeAsync(4);
        await rig.Telegram.InjectAsync(new FaultRule(FaultKind.Error, "sendMessage", Count: 3, Status: 502));
        await rig.Telegram.InjectAsync(new FaultRule(FaultKind.Drop, "sendMessage", AfterExecution: true));
        await rig.Telegram.InjectAsync(new FaultRule(FaultKind.Hang, "sendMessage", AfterExecution: true));
        await rig.Telegram.InjectAsync(new FaultRule(FaultKind.Hang, "sendMessage"));
        await stories.TellSomeAsync(4);
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
}
