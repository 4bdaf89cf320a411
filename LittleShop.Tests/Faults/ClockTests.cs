using LittleShop.TelegramSimulator.State;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Faults;

/// <summary>The clocks of its processes are moved, and every message is told all the same.</summary>
public sealed class ClockTests
{
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
            await stories.TellSomeAsync(2);
            await Deadline.UntilAsync(() => browser.Attempts > asked, "the push service was asked", seconds: 30);
            clocks.Api.Set(TimeSpan.FromHours(api));
            clocks.Bot.Set(TimeSpan.FromHours(bot));
            browser.Answer = null;
            await stories.TellSomeAsync(2);
            await ledgers.DrainAsync(seconds: 60);
        }

        await stories.CheckAsync();
        await ledgers.CheckAsync(new HashSet<int>());
    }
}
