using LittleShop.Api.Notifications.Queue;
using LittleShop.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace LittleShop.Api.Notifications.Inbox;

/// <summary>An admin's inbox lines, read as a sender reads what it claims: so they say what a push says.</summary>
internal sealed class InboxRows(NpgsqlDataSource database, InboxTexts texts)
{
    /// <summary>Where a line leads that is about nothing else.</summary>
    private const string Here = "/inbox";

    private static readonly string _sql = $"""
        WITH claimed AS (
            SELECT id, event_id, notice_id, channel, audience, recipient, attempts, gen_random_uuid() AS lease_token,
                silent, resend_of, created_at, opened_at
            FROM deliveries
            WHERE channel = 'Inbox' AND recipient = @admin AND id < @before AND state IN ('Sent', 'Opened')
              AND (NOT @unread OR state = 'Sent')
            ORDER BY id DESC LIMIT @max
        )
        {ClaimedColumns.Text}, claimed.opened_at AS read_at
        FROM claimed
        {ClaimedColumns.Joins}
        ORDER BY claimed.id DESC
        """;

    public async Task<List<InboxItem>> ReadAsync(
        Guid adminId, bool unreadOnly, long before, int max, CancellationToken ct)
    {
        await using var command = database.CreateCommand(_sql);
        command.Parameters.Add(new("admin", NpgsqlDbType.Uuid) { Value = adminId });
        command.Parameters.Add(new("unread", NpgsqlDbType.Boolean) { Value = unreadOnly });
        command.Parameters.Add(new("before", NpgsqlDbType.Bigint) { Value = before });
        command.Parameters.Add(new("max", NpgsqlDbType.Integer) { Value = max });
        await using var row = await command.ExecuteReaderAsync(ct);
        var items = new List<InboxItem>();
        while (await row.ReadAsync(ct))
        {
            var readAt = row.GetOrdinal("read_at");
            items.Add(await ItemAsync(
                ClaimedColumns.Read(row), row.IsDBNull(readAt) ? null : row.GetFieldValue<DateTimeOffset>(readAt)));
        }

        return items;
    }

    private async Task<InboxItem> ItemAsync(ClaimedDelivery line, DateTimeOffset? readAt)
    {
        var (title, body) = await texts.OfAsync(line);
        return line.News is { } news
            ? new InboxItem(
                line.Id, news.Kind.ToString(), title, body, $"/orders/{news.OrderId}", news.OrderId, line.CreatedAt,
                readAt, news.Kind.IsUrgent)
            : new InboxItem(
                line.Id, line.Notice!.Kind.ToString(), title, body, line.Notice.Url ?? Here, null, line.CreatedAt,
                readAt, line.Notice.Kind is NoticeKind.Alarm or NoticeKind.CoverageGap);
    }
}
