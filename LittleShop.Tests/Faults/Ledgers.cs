using System.Text.RegularExpressions;
using LittleShop.Api.Notifications.Ledger;
using LittleShop.Contracts;
using LittleShop.TelegramSimulator.Control;
using LittleShop.Tests.Fixtures;
using Npgsql;

namespace LittleShop.Tests.Faults;

/// <summary>
/// The one checker over database and receivers: everybody who should have heard did, nobody heard anything twice for
/// which no crash can be blamed, and nobody's news ever went backwards.
/// </summary>
internal sealed partial class Ledgers(FaultRig rig)
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

    /// <param name="crashes">How many times a process died or lost an answer: at most one duplicate a chat for each.</param>
    public async Task CheckAsync(int crashes)
    {
        var now = TimeProvider.System.GetUtcNow();
        var coverage = await GetCoverage.ReadAsync(rig.Db, now.AddDays(-2), now.AddDays(2), Ct);
        Assert.True(coverage.Events > 0);
        Assert.Empty(coverage.Gaps);
        Assert.Equal(0, await CountAsync("state = 'Dead' or state = 'Suppressed' and channel <> 'Email'"));

        var sent = await ReadAsync();
        var chats = (await rig.Telegram.JournalAsync(limit: 100_000)).Messages
            .Where(message => message is { From: "bot", Text: not null })
            .Select(message => (Receiver: $"chat {message.ChatId}", Event: EventOf(sent, message)))
            .Where(message => message.Event is not null).Select(message => (message.Receiver, message.Event!.Value));
        CheckReceiver("Telegram", sent, chats, crashes);
        var pushes = rig.Push.Received.Select(push => (
            Receiver: "browser", Event: sent.Single(row =>
                row.Channel == "WebPush" && row.Order == push.OrderId && row.Kind == push.Kind).Id));
        CheckReceiver("WebPush", sent, pushes, crashes);
    }

    private static void CheckReceiver(
        string channel, List<Row> sent, IEnumerable<(string Receiver, long Event)> received, int crashes)
    {
        var all = received.ToList();
        var lost = sent.Where(row => row.Channel == channel).Select(row => row.Id).Except(all.Select(one => one.Event));
        Assert.True(!lost.Any(), $"{channel} never got event {string.Join(", ", lost.Take(5))}");
        var orders = sent.DistinctBy(row => row.Id).ToDictionary(row => row.Id, row => row.Order);
        foreach (var receiver in all.GroupBy(one => one.Receiver))
        {
            var events = receiver.Select(one => one.Event).ToList();
            Assert.InRange(events.Count - events.Distinct().Count(), 0, crashes);

            // Of two orders at the same moment either may be told first; of one order never the later event.
            foreach (var order in events.GroupBy(one => orders[one]).Select(group => group.ToList()))
            {
                Assert.True(
                    order.Zip(order.Skip(1)).All(pair => pair.First <= pair.Second),
                    $"{channel}: {receiver.Key} heard news go backwards: {string.Join(' ', order)}");
            }
        }
    }

    /// <summary>A chat's message by its order's number and its heading; null for what the bot says beside deliveries.</summary>
    private static long? EventOf(List<Row> sent, JournalEntry message)
    {
        var number = Number().Match(message.Text!).Groups["number"].Value;
        var heading = message.Text!.Split('\n')[0];
        return sent.FirstOrDefault(row => row.Channel == "Telegram" && row.Number == number
            && heading.Contains(HeadingOf(row.Kind), StringComparison.Ordinal))?.Id;
    }

    private static string HeadingOf(string kind) => kind switch
    {
        nameof(OrderEventKind.Received) => "Order Received",
        nameof(OrderEventKind.PaymentConfirmed) => "Payment Confirmed",
        nameof(OrderEventKind.Accepted) => "Order Accepted",
        nameof(OrderEventKind.Packing) => "Being Packed",
        nameof(OrderEventKind.Dispatched) => "Order Dispatched",
        nameof(OrderEventKind.Delivered) => "Order Delivered",
        _ => "no heading",
    };

    private async Task<List<Row>> ReadAsync()
    {
        await using var command = rig.Db.CreateCommand("""
            select d.event_id, d.channel, e.kind, e.order_id from deliveries d join order_events e on e.id = d.event_id
            where d.channel in ('Telegram', 'WebPush')
            """);
        await using var rows = await command.ExecuteReaderAsync(Ct);
        var read = new List<Row>();
        while (await rows.ReadAsync(Ct))
        {
            read.Add(new Row(rows.GetInt64(0), rows.GetString(1), rows.GetString(2), rows.GetGuid(3)));
        }

        return read;
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

    private sealed record Row(long Id, string Channel, string Kind, Guid Order)
    {
        public string Number { get; } = Order.ToString("N")[..8].ToUpperInvariant();
    }

    [GeneratedRegex("#(?<number>[0-9A-F]{8})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
