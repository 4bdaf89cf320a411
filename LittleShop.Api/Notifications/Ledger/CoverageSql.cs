using LittleShop.Api.Notifications.Webhooks;

namespace LittleShop.Api.Notifications.Ledger;

internal static class CoverageSql
{
    /// <summary>
    /// Works out anew, from timeline, routes and recipients, who should have heard of each event. A recipient counts from
    /// a few seconds after it came until a few before it ended: clocks of two machines differ by less.
    /// </summary>
    private const string Expected = $"""
        WITH expected AS (
            SELECT event.id AS event_id, event.order_id, event.at, event.kind, route.channel, audience.recipient,
                min(audience.name) AS name
            FROM order_events event
            JOIN orders ON orders.id = event.order_id AND NOT orders.is_canary
            JOIN routes route ON route.kind = event.kind AND route.since <= event.at
            CROSS JOIN LATERAL (
                SELECT coalesce(device.id, admins.id) AS recipient,
                    admins.name || coalesce(' · ' || device.device_name, '') AS name
                FROM admins
                LEFT JOIN push_subscriptions device ON route.channel = 'WebPush' AND device.admin_id = admins.id
                  AND device.created_at <= event.at - interval '5 seconds'
                  AND (device.ended_at IS NULL OR device.ended_at > event.at + interval '5 seconds')
                WHERE NOT admins.disabled AND NOT admins.is_canary
                  AND admins.active_since <= event.at - interval '5 seconds'
                  AND (route.channel <> 'WebPush' OR device.id IS NOT NULL)
                  AND (route.audience = 'AllAdmins'
                    OR route.audience = 'Owners' AND admins.role = 'Owner'
                    OR route.audience = 'NamedAdmin' AND admins.id = event.to_admin_id
                    OR route.audience = 'AssignedAdmin' AND admins.id = (
                        SELECT accepted.by_admin_id FROM order_events accepted
                        WHERE accepted.order_id = event.order_id AND accepted.kind = 'Accepted'
                          AND accepted.by_admin_id IS NOT NULL AND accepted.id <= event.id
                        ORDER BY accepted.id DESC LIMIT 1))
                UNION ALL
                SELECT customers.id, customers.name FROM customers
                WHERE route.audience = 'Customer' AND customers.id = orders.customer_id
                  AND (route.channel = 'Telegram'
                    OR customers.email IS NOT NULL AND customers.email_since <= event.at - interval '5 seconds')
                UNION ALL
                SELECT endpoint.id, {WebhookNames.Sql} FROM webhook_endpoints endpoint
                WHERE route.audience = 'Endpoints' AND endpoint.enabled AND NOT endpoint.is_canary
                  AND endpoint.changed_at <= event.at - interval '5 seconds'
                  AND (endpoint.ended_at IS NULL OR endpoint.ended_at > event.at + interval '5 seconds')
                  AND (endpoint.kinds IS NULL OR event.kind = ANY (endpoint.kinds))
            ) audience
            WHERE event.at >= @from AND event.at < @to
            GROUP BY event.id, event.order_id, event.at, event.kind, route.channel, audience.recipient
        ), checked AS (
            SELECT expected.*, deliveries.id IS NOT NULL AS present, deliveries.state
            FROM expected LEFT JOIN deliveries
              ON deliveries.event_id = expected.event_id AND deliveries.channel = expected.channel
             AND deliveries.recipient = expected.recipient AND deliveries.resend_of IS NULL
        )

        """;

    public const string Totals = """
        SELECT count(*) FROM order_events event
        JOIN orders ON orders.id = event.order_id AND NOT orders.is_canary
        WHERE event.at >= @from AND event.at < @to
        """;

    /// <summary>By day, event and channel: what was expected, and what became of it.</summary>
    public const string Cells = Expected + """
        SELECT (at AT TIME ZONE 'UTC')::date, kind, channel, count(*)::int, count(*) FILTER (WHERE present)::int,
            count(*) FILTER (WHERE state IN ('Sent', 'Delivered', 'Opened'))::int,
            count(*) FILTER (WHERE state = 'Suppressed')::int,
            count(*) FILTER (WHERE state IN ('Queued', 'Sending'))::int,
            count(*) FILTER (WHERE state = 'Dead')::int
        FROM checked GROUP BY 1, 2, 3 ORDER BY 1 DESC, 2, 3
        """;

    public const string Gaps = Expected + """
        SELECT event_id, order_id, kind, channel, name FROM checked WHERE NOT present ORDER BY event_id DESC LIMIT 100
        """;
}
