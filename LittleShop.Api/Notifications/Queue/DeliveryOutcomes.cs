using LittleShop.Contracts;
using LittleShop.ServiceDefaults;
using Npgsql;
using NpgsqlTypes;

namespace LittleShop.Api.Notifications.Queue;

/// <summary>The ids that were refused because their lease was lost, and whether a recipient waits for more.</summary>
internal sealed record RecordedOutcomes(IReadOnlyList<long> Refused, bool MoreWait);

/// <summary>Records how attempts went: many in one statement, each only for who still holds its lease.</summary>
internal sealed class DeliveryOutcomes(NpgsqlDataSource database, ShopMetrics metrics)
{
    private const int LongestAnswer = 300;

    private const string Sql = """
        WITH outcome AS (
            SELECT * FROM unnest(@ids, @tokens, @results, @answers, @waits)
                AS outcome (id, token, result, answer, wait)
        ), taken AS (
            UPDATE deliveries SET
                state = CASE
                    WHEN result = 'Sent' THEN 'Sent'
                    WHEN result = 'Retry' AND attempts < @max_attempts THEN 'Queued'
                    ELSE 'Dead' END,
                sent_at = CASE WHEN result = 'Sent' THEN clock_timestamp() END,
                due_at = CASE WHEN result = 'Retry' THEN clock_timestamp() + greatest(
                    make_interval(secs => (@backoff)[least(attempts, array_length(@backoff, 1))]
                        * (0.8 + 0.4 * random())),
                    make_interval(secs => wait)) ELSE due_at END,
                last_answer = answer, lease_until = NULL, lease_token = NULL
            FROM outcome
            WHERE deliveries.id = outcome.id AND state = 'Sending' AND lease_token = token
            RETURNING deliveries.id, event_id, channel, recipient, result, answer, sent_at
        ), reachable AS (
            UPDATE customers SET
                unreachable_since = CASE WHEN result = 'Unreachable' THEN clock_timestamp() END
            FROM taken
            WHERE channel = 'Telegram' AND customers.id = recipient
              AND (result = 'Unreachable' AND unreachable_since IS NULL
                OR result = 'Sent' AND unreachable_since IS NOT NULL)
        ), devices AS (
            UPDATE push_subscriptions device SET
                ended_at = CASE WHEN result = 'Unreachable' THEN coalesce(ended_at, clock_timestamp())
                    ELSE ended_at END,
                last_sent_at = coalesce(taken.sent_at, last_sent_at),
                last_problem = CASE WHEN result = 'Sent' THEN NULL ELSE answer END
            FROM taken
            WHERE channel = 'WebPush' AND device.id = recipient
        )
        SELECT taken.id, taken.channel, taken.result, taken.sent_at - event.at, EXISTS (
            SELECT FROM deliveries next
            WHERE next.channel = taken.channel AND next.recipient = taken.recipient AND next.state = 'Queued')
        FROM taken JOIN order_events event ON event.id = taken.event_id
        """;

    public async Task<RecordedOutcomes> RecordAsync(IReadOnlyList<DeliveryOutcome> outcomes, CancellationToken ct)
    {
        if (outcomes is [])
        {
            return new RecordedOutcomes([], MoreWait: false);
        }

        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Command(outcomes, connection);
        await command.PrepareAsync(ct);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var refused = outcomes.Select(outcome => outcome.Id).ToHashSet();
        var moreWait = false;
        while (await rows.ReadAsync(ct))
        {
            refused.Remove(rows.GetInt64(0));
            moreWait |= rows.GetBoolean(4);
            Measure(rows);
        }

        return new RecordedOutcomes([.. refused], moreWait);
    }

    /// <summary>How long a push took since its event. Whoever sends another channel measures it there.</summary>
    private void Measure(NpgsqlDataReader row)
    {
        if (row.GetString(1) is nameof(Channel.WebPush) && !row.IsDBNull(3))
        {
            var sinceEvent = row.GetTimeSpan(3);
            metrics.NotificationDelivered("webpush", sinceEvent < TimeSpan.Zero ? TimeSpan.Zero : sinceEvent);
        }
    }

    private static NpgsqlCommand Command(IReadOnlyList<DeliveryOutcome> outcomes, NpgsqlConnection connection) =>
        new(Sql, connection)
        {
            Parameters =
            {
                Many("ids", NpgsqlDbType.Bigint, outcomes.Select(outcome => outcome.Id)),
                Many("tokens", NpgsqlDbType.Uuid, outcomes.Select(outcome => outcome.LeaseToken)),
                Many("results", NpgsqlDbType.Text, outcomes.Select(outcome => outcome.Result.ToString())),
                Many("answers", NpgsqlDbType.Text, outcomes.Select(outcome => Words(outcome.Answer))),
                Many("waits", NpgsqlDbType.Integer, outcomes.Select(outcome => Wait(outcome.RetryAfterSeconds))),
                Many("backoff", NpgsqlDbType.Integer, Backoff.Seconds),
                new("max_attempts", NpgsqlDbType.Integer) { Value = Backoff.MaxAttempts },
            },
        };

    private static NpgsqlParameter Many<T>(string name, NpgsqlDbType type, IEnumerable<T> values) =>
        new(name, NpgsqlDbType.Array | type) { Value = values.ToArray() };

    private static string? Words(string? answer) =>
        answer is null ? null : Templates.Template.Quote(answer, LongestAnswer);

    private static int Wait(int? seconds) =>
        Math.Clamp(seconds ?? 0, 0, (int)Backoff.LongestRetryAfter.TotalSeconds);
}
