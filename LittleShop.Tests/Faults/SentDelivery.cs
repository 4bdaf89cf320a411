using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace LittleShop.Tests.Faults;

/// <summary>A message that the database says was sent, to whom, and by which attempts.</summary>
internal sealed record SentDelivery(
    long Event, string Channel, string Kind, Guid Order, Guid Recipient, long? Chat, string AttemptLog)
{
    private readonly List<(string Worker, string Result)> _attempts = Attempts(AttemptLog);

    public string Number { get; } = Order.ToString("N")[..8].ToUpperInvariant();

    /// <summary>Attempts whose end is known to nobody, not even to their sender.</summary>
    public int Unclear => _attempts.Count(attempt => attempt.Result == "Ambiguous");

    /// <summary>Of the blamed, those who began it and never said how it went.</summary>
    public IEnumerable<int> Silent(IReadOnlySet<int> blamed) => _attempts
        .Where(attempt => attempt.Result == "Silent").Select(attempt => ProcessOf(attempt.Worker))
        .Where(blamed.Contains).Distinct();

    public int Excuses(IReadOnlySet<int> blamed) => Silent(blamed).Count() + Unclear;

    public static async Task<List<SentDelivery>> ReadAsync(NpgsqlDataSource db, CancellationToken ct)
    {
        await using var command = db.CreateCommand("""
            select d.event_id, d.channel, e.kind, e.order_id, d.recipient, c.chat_id, coalesce(d.attempt_log, '[]')::text
            from deliveries d join order_events e on e.id = d.event_id left join customers c on c.id = d.recipient
            where d.channel in ('Telegram', 'WebPush') and d.state <> 'Suppressed'
            order by d.id
            """);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var read = new List<SentDelivery>();
        while (await rows.ReadAsync(ct))
        {
            read.Add(new SentDelivery(
                rows.GetInt64(0), rows.GetString(1), rows.GetString(2), rows.GetGuid(3), rows.GetGuid(4),
                rows.IsDBNull(5) ? null : rows.GetInt64(5), rows.GetString(6)));
        }

        return read;
    }

    private static List<(string Worker, string Result)> Attempts(string log)
    {
        using var attempts = JsonDocument.Parse(log);
        return
        [
            .. attempts.RootElement.EnumerateArray().Select(attempt => (
                attempt.GetProperty("worker").GetString() ?? "", attempt.GetProperty("result").GetString()!)),
        ];
    }

    private static int ProcessOf(string worker) =>
        int.Parse(worker[(worker.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture);
}
