using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Faults;

/// <summary>Processes die at every point of an event's way and at any moment, and nobody misses anything.</summary>
[Collection(nameof(Alone))] // it keeps every processor busy for minutes: a browser beside it would run out of time
public sealed class KillTests
{
    /// <summary>
    /// What a death costs is the start after it, and an Api's costs as much as those of seven bots: so most of the deaths
    /// are bots'. Several at once, because whoever starts waits as much as it works.
    /// </summary>
    private const int Bots = 6;
    private const int OneApiOf = 28;

    private readonly ConcurrentDictionary<string, int> _deaths = new(StringComparer.Ordinal);
    private int _left = Kills;

    /// <summary>More of them for a longer run: LITTLESHOP_KILLS=2000 ./test.sh --filter-class '*KillTests'.</summary>
    private static int Kills =>
        int.TryParse(Environment.GetEnvironmentVariable("LITTLESHOP_KILLS"), CultureInfo.InvariantCulture, out var more)
            ? more
            : 200;

    [Fact]
    public async Task Whoever_dies_wherever_everybody_hears_everything_in_order()
    {
        await using var rig = await FaultRig.StartAsync(apis: 2, bots: Bots);
        var (staff, stories, killer) = (new Staff(rig), new OrderStories(rig), new Killer(rig));
        await staff.DivideAsync();

        // What a dead sender held waits for its lease: many others must have something to send meanwhile.
        await stories.BeginAsync(customers: 300);
        var begun = Stopwatch.GetTimestamp();
        using var stop = new CancellationTokenSource();
        var coming = stories.ComeAsync(chats: 24, stop.Token);

        await Task.WhenAll(
        [
            KillApisAsync(rig, killer, Math.Max(Kills / OneApiOf, Killer.OfApi.Count)), // each point at least once
            .. rig.Bots.Select((bot, number) => KillBotAsync(killer, bot, number)),
        ]);
        await stop.CancelAsync();
        await coming;

        var (killed, ledgers) = (Stopwatch.GetElapsedTime(begun), new Ledgers(rig, staff));
        await ledgers.DrainAsync(seconds: 180);
        TestContext.Current.TestOutputHelper?.WriteLine($"""
            {Kills} kills in {killed.TotalSeconds:0} s, all of {stories.Told} orders told after {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s.
            {string.Join(", ", _deaths.Select(one => $"{one.Value} × {one.Key}"))}
            Processor time of a life: Api {Life(rig.Apis.Select(api => api.Process)):0.0} s, bot {Life(rig.Bots.Select(bot => bot.Process)):0.0} s.
            """);
        Assert.Equal(Kills, rig.Dead.Count);
        await stories.CheckAsync();
        await ledgers.CheckAsync(rig.Dead.ToHashSet());
    }

    private static double Life(IEnumerable<Victim> victims) =>
        victims.Sum(victim => victim.Spent) / victims.Sum(victim => victim.Dead.Count);

    /// <summary>One after the other, so that the shop is never without an Api for long.</summary>
    private async Task KillApisAsync(FaultRig rig, Killer killer, int count)
    {
        Interlocked.Add(ref _left, -count);
        for (var number = 0; number < count; number++)
        {
            var (api, point) = (rig.Apis[number % rig.Apis.Count], Killer.OfApi[number % Killer.OfApi.Count]);
            await killer.KillAsync(api, point);
            _deaths.AddOrUpdate($"Api {point}", 1, (_, before) => before + 1);
            await Task.WhenAll(rig.Apis.Select(rig.UntilUpAsync));
        }
    }

    private async Task KillBotAsync(Killer killer, BotVictim bot, int first)
    {
        for (var number = first; Interlocked.Decrement(ref _left) >= 0; number++)
        {
            var point = Killer.OfBot[number % Killer.OfBot.Count];
            await killer.KillAsync(bot, point);
            _deaths.AddOrUpdate($"bot {point}", 1, (_, before) => before + 1);
        }
    }
}
