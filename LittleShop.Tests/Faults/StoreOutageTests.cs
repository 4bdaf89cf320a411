namespace LittleShop.Tests.Faults;

/// <summary>What the shop stores things in goes away and comes back: the backlog drains by itself.</summary>
public sealed class StoreOutageTests
{
    [Fact]
    public async Task Postgres_restarts_at_once_and_the_cache_dies_in_the_middle_of_it_all()
    {
        await using var rig = await FaultRig.StartAsync();
        var (staff, stories) = (new Staff(rig), new OrderStories(rig));
        await staff.OwnersBrowserAsync("Pixel 8");
        await stories.BeginAsync(customers: 6);
        using var stop = new CancellationTokenSource();
        var telling = stories.TellAsync(atOnce: 3, stop.Token);

        await stories.UntilToldAsync(3);
        await rig.RestartPostgresAsync();
        await stories.UntilToldAsync(3);
        await rig.Cache.KillAsync();
        await stories.UntilToldAsync(3);
        await rig.RestartPostgresAsync();
        await rig.Cache.StartAsync();
        await stories.UntilToldAsync(3);
        await stop.CancelAsync();
        await telling;

        var ledgers = new Ledgers(rig, staff);
        await ledgers.DrainAsync(seconds: 120);
        await stories.CheckAsync();
        await ledgers.CheckAsync(new HashSet<int>()); // a claim whose answer was lost was sent by nobody
    }
}
