using LittleShop.Contracts;
using Npgsql;

namespace LittleShop.Api.Notifications.Webhooks;

/// <summary>
/// An endpoint that has taken nothing for more than a day, while events pile up for it, is an alarm to the owners: once
/// a day until somebody mends it or switches it off.
/// </summary>
internal sealed class WebhookWatch(NpgsqlDataSource database, Wakeup wakeup, DeliveryNews live)
{
    private const string Failing = $"""
        SELECT endpoint.id, {WebhookNames.Sql}, endpoint.last_problem, waiting.count,
            extract(epoch FROM since)::bigint, floor(extract(epoch FROM clock_timestamp() - since) / 86400)::int
        FROM webhook_endpoints endpoint
        CROSS JOIN LATERAL (SELECT coalesce(endpoint.last_sent_at, endpoint.created_at) AS since) last
        CROSS JOIN LATERAL (
            SELECT count(*)::int AS count, min(created_at) FILTER (WHERE attempts > 0) AS failed
            FROM deliveries
            WHERE channel = 'Webhook' AND recipient = endpoint.id AND state IN ('Queued', 'Sending')) waiting
        WHERE endpoint.enabled AND endpoint.ended_at IS NULL AND NOT endpoint.is_canary
          AND endpoint.last_problem IS NOT NULL AND waiting.failed < clock_timestamp() - interval '1 day'
          AND since < clock_timestamp() - interval '1 day'
        """;

    private sealed record Silent(Guid Id, string Name, string Problem, int Waiting, long Since, int Days);

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var endpoint in await ReadAsync(ct))
        {
            var written = await NoticeFanOut.WriteAsync(
                database, NoticeKind.Alarm, "⚠️ A webhook has not been taken for more than a day",
                $"{endpoint.Name}: {endpoint.Waiting} events wait. {endpoint.Problem}", "/settings/webhooks", "shop",
                FormattableString.Invariant($"webhook-{endpoint.Id:N}-{endpoint.Since}-{endpoint.Days}"),
                NoticeTo.Owners, ct);
            if (written is not null)
            {
                wakeup.Signal();
                live.Changed();
            }
        }
    }

    private async Task<List<Silent>> ReadAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(Failing);
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<Silent>();
        while (await row.ReadAsync(ct))
        {
            found.Add(new Silent(
                row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetInt64(4),
                row.GetInt32(5)));
        }

        return found;
    }
}
