using System.Diagnostics;
using System.Globalization;
using LittleShop.TelegramSimulator.State;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Faults;

/// <summary>What the shop lives with is gone, slow, silent or full for a while: the backlog drains by itself.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task Postgres_restarts_at_once_and_the_cache_dies_in_the_middle_of_it_all()
    {
        await using var rig = await FaultRig.StartAsync();
        await rig.NewBrowserAsync("Pixel 8");
        var (stories, ledgers) = (new OrderStories(rig), new Ledgers(rig));
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

        await ledgers.DrainAsync(seconds: 60);
        await ledgers.CheckAsync(crashes: 2); // an answer that was on its way as Postgres went is an answer lost
    }

    [Fact]
    public async Task Telegram_asks_for_35_seconds_then_breaks_then_says_nothing()
    {
        await using var rig = await FaultRig.StartAsync();
        await rig.NewBrowserAsync("Pixel 8");
        var (stories, ledgers) = (new OrderStories(rig), new Ledgers(rig));
        await stories.BeginAsync(customers: 4);

        await rig.Telegram.InjectAsync(new FaultRule(FaultKind.Error, "sendMessage", Status: 429, RetryAfter: 35));
        await TellAsync(stories, 4);
        await rig.Telegram.InjectAsync(new FaultRule(FaultKind.Error, "sendMessage", Count: 3, Status: 502));
        await TellAsync(stories, 2);
        await rig.Telegram.InjectAsync(new FaultRule(FaultKind.Drop, "sendMessage", AfterExecution: true));
        await TellAsync(stories, 2);
        await rig.Telegram.InjectAsync(
            new FaultRule(FaultKind.Hang, "sendMessage", AfterExecution: true));
        await TellAsync(stories, 2);

        await ledgers.DrainAsync(seconds: 90);
        await ledgers.CheckAsync(crashes: 2); // the answer that was dropped, and the one that came too late
    }

    [Fact]
    public async Task A_push_service_answers_every_way_there_is_and_then_as_it_should()
    {
        await using var rig = await FaultRig.StartAsync();
        var browser = await rig.NewBrowserAsync("Pixel 8");
        var (stories, ledgers) = (new OrderStories(rig), new Ledgers(rig));
        await stories.BeginAsync(customers: 2);

        browser.AnswerWith(429, "Retry-After", "2");
        await stories.TellOneAsync();
        await Deadline.UntilAsync(() => browser.Attempts > 0, "the push service was asked");
        browser.AnswerWith(503);
        var before = browser.Attempts;
        await Deadline.UntilAsync(() => browser.Attempts > before, "and asked again", 30);
        browser.Answer = null;

        await ledgers.DrainAsync(seconds: 60);
        await ledgers.CheckAsync(crashes: 0);
    }

    [Fact]
    public async Task A_worker_that_slept_through_two_leases_wakes_up_and_spoils_nothing()
    {
        await using var rig = await FaultRig.StartAsync(leaseSeconds: 12);
        await rig.NewBrowserAsync("Pixel 8");
        var (stories, ledgers) = (new OrderStories(rig), new Ledgers(rig));
        await stories.BeginAsync(customers: 2);
        await stories.TellOneAsync();
        await ledgers.DrainAsync(seconds: 30);

        // It sleeps with its request out and the answer before it: what it says on waking comes from a lost lease.
        var asleep = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        rig.ToTelegram.Set(new WatchedLink.Watch(
            (fromClient, words) => fromClient && words.Contains("/sendMessage") ? Passing.KillAfter : Passing.On,
            async () =>
            {
                await SignalAsync("STOP", rig.Bot.Id);
                asleep.TrySetResult();
            }));
        await stories.TellOneAsync();
        await asleep.Task.WaitAsync(Deadline.In(seconds: 30));
        await Deadline.UntilAsync(
            async () => await LeasesLostAsync(rig) > 0, "its lease is long over", 60);
        await SignalAsync("CONT", rig.Bot.Id);

        await ledgers.DrainAsync(seconds: 60);
        await ledgers.CheckAsync(crashes: 1);
    }

    private static async Task<long> LeasesLostAsync(FaultRig rig)
    {
        await using var command = rig.Db.CreateCommand("""
            select count(*) from deliveries where state = 'Sending' and lease_until < now() - interval '12 seconds'
            """);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static async Task SignalAsync(string signal, int process)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Deadline.In(seconds: 5));
    }

    private static Task ToldAsync(OrderStories stories, int more)
    {
        var until = stories.Told + more;
        return Deadline.UntilAsync(() => stories.Told >= until, $"{more} more orders told to the end", 90);
    }

    private static Task TellAsync(OrderStories stories, int orders) =>
        Task.WhenAll(Enumerable.Range(0, orders).Select(_ => stories.TellOneAsync()));
}
