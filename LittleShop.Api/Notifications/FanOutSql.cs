using LittleShop.Contracts;

namespace LittleShop.Api.Notifications;

/// <summary>Who hears of an event, as SQL: a part of the statement that writes the event.</summary>
internal static class FanOutSql
{
    /// <summary>
    /// The last part of a statement that has a CTE <c>event (id, order_id, kind, to_admin_id, customer_id,
    /// assigned_admin_id, total, is_canary)</c> with one row for each new event; checkout writes its own.
    /// </summary>
    /// <remarks>
    /// Who does not want to hear, or cannot, has a delivery too: suppressed, with the reason. The canary's orders reach
    /// the canary's recipients over the same path, and nobody else.
    /// </remarks>
    public const string InsertDeliveries = $"""
        INSERT INTO deliveries
            (event_id, order_id, channel, audience, recipient, state, reason, silent, attempts, created_at, due_at,
             sent_at)
        SELECT event.id, event.order_id, route.channel, route.audience, target.recipient,
            CASE WHEN target.reason IS NOT NULL OR route.channel_off THEN 'Suppressed'
                WHEN route.channel = 'Inbox' THEN 'Sent' ELSE 'Queued' END,
            coalesce(target.reason, CASE WHEN route.channel_off THEN 'ChannelOff' END),
            target.silent, 0, told.at, told.at,
            CASE WHEN route.channel = 'Inbox' AND target.reason IS NULL AND NOT route.channel_off THEN told.at END
        FROM (SELECT clock_timestamp() AS at) told
        CROSS JOIN event
        JOIN routes route ON route.kind = event.kind
        CROSS JOIN LATERAL (
            {Admins}
            UNION ALL
            {Customers}
            UNION ALL
            SELECT endpoint.id, NULL, false FROM webhook_endpoints endpoint
            WHERE route.audience = 'Endpoints' AND endpoint.ended_at IS NULL AND endpoint.enabled
              AND endpoint.is_canary = event.is_canary
              AND (endpoint.kinds IS NULL OR event.kind = ANY (endpoint.kinds))
        ) target
        ON CONFLICT DO NOTHING
        RETURNING channel, state
        """;

    /// <summary>The channels whose senders have something to do now, as an array; after <c>fan_out</c>.</summary>
    public const string Waiting = "ARRAY(SELECT DISTINCT channel::text FROM fan_out WHERE state = 'Queued')";

    // An order that nobody answers is told again whatever it is worth: it is the shop that waits, not the money.
    private const string Internal = $"""
        '{nameof(OrderEventKind.AcceptanceReminder)}', '{nameof(OrderEventKind.EscalatedToChat)}',
        '{nameof(OrderEventKind.EscalatedToEmail)}', '{nameof(OrderEventKind.EscalatedToNext)}',
        '{nameof(OrderEventKind.CaughtUp)}'
        """;

    private const string Admins = $"""
        SELECT coalesce(device.id, admins.id) AS recipient,
            CASE WHEN admins.is_canary THEN NULL
                WHEN choice.mode = 'Off' THEN 'PreferenceOff'
                WHEN choice.mode = 'Digest' THEN 'Digest'
                WHEN settings.minimum_amount > event.total AND event.kind NOT IN ({Internal}) THEN 'BelowMinimum'
                WHEN route.channel = 'WebPush' AND device.id IS NULL THEN 'NoDevice'
                WHEN route.channel = 'Telegram' AND settings.chat_id IS NULL
                  OR route.channel = 'Email' AND admins.email IS NULL THEN 'NoAddress'
                WHEN route.channel <> 'Inbox' AND NOT (route.urgent AND settings.urgent_bypass)
                  AND is_quiet(told.at, settings.time_zone, settings.quiet_from, settings.quiet_to)
                  THEN 'QuietHours' END AS reason,
            false AS silent
        FROM admins
        LEFT JOIN admin_settings settings ON settings.admin_id = admins.id
        LEFT JOIN admin_choices choice
            ON choice.admin_id = admins.id AND choice.kind = event.kind AND choice.channel = route.channel
        LEFT JOIN push_subscriptions device
            ON route.channel = 'WebPush' AND device.admin_id = admins.id AND device.ended_at IS NULL
        WHERE NOT admins.disabled AND admins.is_canary = event.is_canary
          AND (route.audience = 'AllAdmins'
            OR route.audience = 'AssignedAdmin' AND admins.id = event.assigned_admin_id
            OR route.audience = 'NamedAdmin' AND admins.id = event.to_admin_id
            OR route.audience = 'Owners' AND admins.role = 'Owner')
        """;

    // A mail where an address is known. Where none is, that is worth a line only if Telegram does not reach them either.
    private const string Customers = """
        SELECT customer.id,
            CASE WHEN route.channel = 'Telegram' AND customer.unreachable_since IS NOT NULL THEN 'Blocked'
                WHEN route.channel = 'Email' AND customer.email IS NULL
                  OR route.channel = 'Telegram' AND customer.chat_id = 0 THEN 'NoAddress' END,
            coalesce(is_quiet(told.at, customer.time_zone, customer.quiet_from, customer.quiet_to), false)
        FROM customers customer
        WHERE route.audience = 'Customer' AND customer.id = event.customer_id
          AND (route.channel <> 'Email' OR customer.email IS NOT NULL OR customer.unreachable_since IS NOT NULL)
        """;
}
