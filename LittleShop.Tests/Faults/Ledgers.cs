using LittleShop.Api.Notifications.Ledger;
using LittleShop.Tests.Fixtures;
using Npgsql;

namespace LittleShop.Tests.Faults;

/// <summary>
/// The one checker over database and receivers: everybody who should have heard did, nobody heard anything twice for
/// which no crash can be blamed, and nobody's news ever went backwards.
/// </summary>
internal sealed class Ledgers(FaultRig rig, Staff staff)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Waits until nothing is open any more, with nobody's help.</summary>
    public async Task DrainAsync(int seconds)
    {
        long open = -1;
        try
        {
            await Deadline.UntilAsync(
                async () => (open = await CountAsync("state in ('Queued', 'Sending')")) == 0, "the backlog drains", seconds);
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"{open} deliveries are still open: {await StatesAsync()}", error);
        }
    }

    /// <param name="blamed">Processes that were killed, or slept: whose attempts nobody heard the end of.</param>
    /// <param name="refusing">Devices whose push service refused something, which their own test looks at.</param>
    public async Task CheckAsync(IReadOnlySet<int> blamed, params Guid[] refusing)
    {
        var now = TimeProvider.System.GetUtcNow();
        var coverage = await GetCoverage.ReadAsync(rig.Db, now.AddDays(-3), now.AddDays(3), Ct);
        Assert.True(coverage.Events > 0);
        Assert.Empty(coverage.Gaps);
        var others = string.Join(", ", refusing.Prepend(Guid.Empty).Select(device => $"'{device}'"));
        Assert.Equal(0, await CountAsync($"""
            recipient not in ({others})
            and (state = 'Dead' or state = 'Suppressed' and channel <> 'Email' and reason <> 'PreferenceOff')
            """));

        var sent = (await SentDelivery.ReadAsync(rig.Db, Ct)).Where(row => !refusing.Contains(row.Recipient)).ToList();
        Check(sent.Where(row => row.Channel == "Telegram"), Heard.InChats(sent, await rig.Telegram.JournalAsync(limit: 100_000)),
            blamed, isOneStory: true);
        Check(sent.Where(row => row.Channel == "WebPush"), Heard.OnDevices(sent, staff.Browsers), blamed,
            isOneStory: false);
    }

    /// <param name="isOneStory">One receiver's orders came one after the other, so all their news have one order.</param>
    private static void Check(
        IEnumerable<SentDelivery> sent, IEnumerable<SentDelivery> heard, IReadOnlySet<int> blamed, bool isOneStory)
    {
        var all = heard.ToLookup(row => row.Recipient);
        foreach (var receiver in sent.GroupBy(row => row.Recipient))
        {
            var (told, copies) = (receiver.ToList(), all[receiver.Key].ToList());
            var lost = told.Where(row => !copies.Contains(row)).ToList();
            Assert.True(lost.Count == 0, $"Never got: {string.Join("; ", lost.Take(5))}");

            // One is under way to a receiver at a time: each crash can double one message, and only one it left behind.
            foreach (var row in told)
            {
                var again = copies.Count(copy => copy == row) - 1;
                Assert.True(again <= row.Excuses(blamed), $"{again} times too often, and nobody died: {row}");
            }

            var crashes = told.SelectMany(row => row.Silent(blamed)).Distinct().Count() + told.Sum(row => row.Unclear);
            Assert.InRange(copies.Count - told.Count, 0, crashes);

            // Of two orders at the same moment either may be told first; of one order never the later event.
            foreach (var story in copies.GroupBy(row => isOneStory ? Guid.Empty : row.Order).Select(one => one.ToList()))
            {
                Assert.True(
                    story.Zip(story.Skip(1)).All(pair => pair.First.Event <= pair.Second.Event),
                    $"News went backwards: {string.Join(' ', story.Select(row => row.Event))} for {story[0]}");
            }
        }
    }

    private async Task<long> CountAsync(string what)
    {
        try
        {
            await using var command = rig.Db.CreateCommand($"select count(*) from deliveries where {what}");
            return (long)(await command.ExecuteScalarAsync(Ct))!;
        }
        catch (NpgsqlException)
        {
            return -1; // the server is being restarted
        }
    }

    private async Task<string> StatesAsync()
    {
        await using var command = rig.Db.CreateCommand("""
            select string_agg(distinct channel || ' ' || state || ' ' || attempts || ' ' || coalesce(last_answer, ''), '; ')
            from deliveries where state in ('Queued', 'Sending')
            """);
        return (await command.ExecuteScalarAsync(Ct))?.ToString() ?? "";
    }
}
