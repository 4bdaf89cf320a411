using System.Globalization;

namespace LittleShop.Tests.Faults;

/// <summary>Processes die at every point of an event's way, and nobody misses anything.</summary>
public sealed class KillTests
{
    /// <summary>More of them for a longer run: LITTLESHOP_KILLS=2000 ./test.sh --filter-class '*KillTests'.</summary>
    private static int Kills =>
        int.TryParse(Environment.GetEnvironmentVariable("LITTLESHOP_KILLS"), CultureInfo.InvariantCulture, out var more)
            ? more
            : 24;

    [Fact]
    public async Task Whoever_dies_wherever_everybody_hears_everything_in_order()
    {
        await using var rig = await FaultRig.StartAsync();
        await rig.NewBrowserAsync("Pixel 8");
        var (stories, killer, ledgers) = (new OrderStories(rig), new Killer(rig), new Ledgers(rig));
        await stories.BeginAsync(customers: 12);
        using var stop = new CancellationTokenSource();
        var telling = stories.TellAsync(atOnce: 4, stop.Token);

        await Task.WhenAll(
            KillAllAsync(Kills * 3 / 4, Killer.OfBot, killer.KillBotAsync),
            KillAllAsync(Kills / 4, Killer.OfApi, killer.KillApiAsync));
        await stop.CancelAsync();
        await telling;

        await ledgers.DrainAsync(seconds: 90);
        var deaths = rig.Bot.Deaths + rig.Api.Deaths;
        TestContext.Current.TestOutputHelper?.WriteLine(
            FormattableString.Invariant($"{deaths} kills, {stories.Told} orders told to the end"));
        Assert.InRange(deaths, Kills - 3, int.MaxValue);
        Assert.True(stories.Told > 0);
        await ledgers.CheckAsync(deaths);
    }

    /// <summary>Every point first, then whichever chance chooses.</summary>
    private static async Task KillAllAsync(int count, IReadOnlyList<KillPoint> points, Func<KillPoint, Task> kill)
    {
        var chance = new Random(7);
        for (var number = 0; number < count; number++)
        {
            await kill(number < points.Count ? points[number] : points[chance.Next(points.Count)]);
        }
    }
}
