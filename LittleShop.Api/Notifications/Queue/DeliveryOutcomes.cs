using LittleShop.Contracts;
using LittleShop.ServiceDefaults;
using Npgsql;
using NpgsqlTypes;

namespace LittleShop.Api.Notifications.Queue;

/// <summary>The ids that were refused because their lease was lost, and whether a recipient who is free now has more.</summary>
internal sealed record RecordedOutcomes(IReadOnlyList<long> Refused, bool MoreWait);

/// <summary>Records how attempts went: many in one statement, each only for who still holds its lease.</summary>
internal sealed class DeliveryOutcomes(
    [FromKeyedServices(QueueConnections.Key)] NpgsqlDataSource database, ShopMetrics metrics)
{
    private const int LongestAnswer = 300;

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
            moreWait |= rows.GetBoolean(3);
            Measure(rows);
        }

        return new RecordedOutcomes([.. refused], moreWait);
    }

    /// <summary>How long it took since the event. Telegram's sender measures by itself, where it sends.</summary>
    private void Measure(NpgsqlDataReader row)
    {
        if (row.GetString(1) is not nameof(Channel.Telegram) and var channel && !row.IsDBNull(2))
        {
            var sinceEvent = row.GetTimeSpan(2);
            metrics.NotificationDelivered(
                channel.ToLowerInvariant(), sinceEvent < TimeSpan.Zero ? TimeSpan.Zero : sinceEvent);
        }
    }

    private static NpgsqlCommand Command(IReadOnlyList<DeliveryOutcome> outcomes, NpgsqlConnection connection) =>
        new(OutcomeSql.Text, connection)
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
                new("max_unclear", NpgsqlDbType.Integer) { Value = Backoff.MaxUnclear },
                new("unclear_wait", NpgsqlDbType.Integer) { Value = Backoff.UnclearSeconds },
            },
        };

    private static NpgsqlParameter Many<T>(string name, NpgsqlDbType type, IEnumerable<T> values) =>
        new(name, NpgsqlDbType.Array | type) { Value = values.ToArray() };

    private static string? Words(string? answer) =>
        answer is null ? null : Templates.Template.Quote(answer, LongestAnswer);

    private static int Wait(int? seconds) =>
        Math.Clamp(seconds ?? 0, 0, (int)Backoff.LongestRetryAfter.TotalSeconds);
}
