using LittleShop.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace LittleShop.Api.Notifications;

/// <summary>
/// Writes a notice and everybody's delivery of it in one statement: neither is without the other. Who cannot hear, or
/// does not want to, has a delivery that says why. Afterwards call <see cref="Wakeup.Signal()"/>.
/// </summary>
internal static class NoticeFanOut
{
    // Mail is off where no route has it on and set up. A digest comes at the hour that its reader chose.
    private const string Sql = $"""
        WITH written AS (
            INSERT INTO notices (kind, title, body, url, "by", at, once_key)
            VALUES (@kind, @title, @body, @url, @by, clock_timestamp(), @once)
            ON CONFLICT (kind, once_key) WHERE once_key IS NOT NULL DO NOTHING
            RETURNING id, kind, at
        ), wanted AS (
            SELECT named.channel, named.channel = 'Email' AND NOT EXISTS (
                SELECT FROM routes WHERE routes.channel = 'Email' AND NOT channel_off) AS channel_off
            FROM unnest(@channels) AS named (channel)
        ), fan_out AS (
            INSERT INTO deliveries
                (notice_id, channel, audience, recipient, priority, state, reason, silent, attempts, created_at, due_at,
                 sent_at)
            SELECT written.id, wanted.channel, target.audience, target.recipient, @priority,
                CASE WHEN target.reason IS NOT NULL OR wanted.channel_off THEN 'Suppressed'
                    WHEN wanted.channel = 'Inbox' THEN 'Sent' ELSE 'Queued' END,
                coalesce(target.reason, CASE WHEN wanted.channel_off THEN 'ChannelOff' END),
                target.silent, 0, written.at, written.at, CASE WHEN wanted.channel = 'Inbox' AND target.reason IS NULL AND NOT wanted.channel_off THEN written.at END
            FROM written CROSS JOIN wanted CROSS JOIN LATERAL (
                {Admins}
                UNION ALL
                {Customers}
            ) target
            ON CONFLICT DO NOTHING
        )
        SELECT id FROM written
        """;

    private const string Admins = """
        SELECT coalesce(device.id, admins.id) AS recipient,
            CASE WHEN @to = 'Owners' THEN 'Owners' ELSE 'NamedAdmin' END AS audience,
            CASE WHEN wanted.channel = 'WebPush' AND device.id IS NULL THEN 'NoDevice'
                WHEN wanted.channel = 'Telegram' AND settings.chat_id IS NULL
                  OR wanted.channel = 'Email' AND admins.email IS NULL THEN 'NoAddress'
                WHEN wanted.channel <> 'Inbox' AND written.kind <> 'Digest'
                  AND NOT coalesce(settings.urgent_bypass, true)
                  AND is_quiet(written.at, settings.time_zone, settings.quiet_from, settings.quiet_to)
                  THEN 'QuietHours' END AS reason,
            false AS silent
        FROM admins
        LEFT JOIN admin_settings settings ON settings.admin_id = admins.id
        LEFT JOIN push_subscriptions device
            ON wanted.channel = 'WebPush' AND device.admin_id = admins.id AND device.ended_at IS NULL
        WHERE NOT admins.disabled AND NOT admins.is_canary AND wanted.channel <> 'Webhook'
          AND (@to IN ('Owners', 'ManagersAndOwners') AND admins.role = 'Owner'
            OR @to = 'ManagersAndOwners' AND admins.role = 'Manager'
            OR @to = 'OneAdmin' AND admins.id = @admin)
        """;

    private const string Customers = """
        SELECT customer.id, 'Customer',
            CASE WHEN customer.opted_out THEN 'OptedOut'
                WHEN customer.unreachable_since IS NOT NULL THEN 'Blocked' END,
            coalesce(is_quiet(written.at, customer.time_zone, customer.quiet_from, customer.quiet_to), false)
        FROM customers customer
        WHERE @to = 'Customers' AND wanted.channel = 'Telegram' AND NOT customer.is_canary
        """;

    /// <param name="onceKey">Of one kind, the same key is told once: null is answered where it was used before.</param>
    public static async Task<long?> WriteAsync(
        NpgsqlDataSource database, NoticeKind kind, string title, string body, string? url, string by,
        string? onceKey, NoticeTo to, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql);
        Add("kind", kind.ToString());
        Add("title", title);
        Add("body", body);
        Add("url", url);
        Add("by", by);
        Add("once", onceKey);
        Add("to", to.Readers.ToString());
        command.Parameters.Add(
            new("admin", NpgsqlDbType.Uuid) { Value = (object?)to.AdminId ?? DBNull.Value });
        command.Parameters.AddWithValue("channels", to.Channels.Select(channel => channel.ToString()).ToArray());
        command.Parameters.AddWithValue("priority", to.Priority);
        return (long?)await command.ExecuteScalarAsync(ct);

        void Add(string name, string? value) =>
            command.Parameters.Add(new(name, NpgsqlDbType.Text) { Value = (object?)value ?? DBNull.Value });
    }
}
