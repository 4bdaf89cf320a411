namespace LittleShop.Api.Notifications.Ledger;

internal static class CoverageSql
{
    /// <summary>
    /// Works out anew, from timeline, routes and recipients, who should have heard of each event. A device counts from
    /// a few seconds after it was added until a few before it ended: clocks of two machines differ by less.
    /// </summary>
    private const string Expected = """
        WITH expected AS (
            SELECT event.id AS event_id, event.order_id, event.kind, route.channel, audience.recipient, audience.name
            FROM order_events event
            JOIN orders ON orders.id = event.order_id
            JOIN routes route ON route.kind = event.kind AND route.since <= event.at
            CROSS JOIN LATERAL (
                SELECT device.id AS recipient, admins.name || ' · ' || device.device_name AS name
                FROM push_subscriptions device
                JOIN admins ON admins.id = device.admin_id AND NOT admins.disabled
                WHERE route.channel = 'WebPush'
                  AND device.created_at <= event.at - interval '5 seconds'
                  AND (device.ended_at IS NULL OR device.ended_at > event.at + interval '5 seconds')
                  AND (route.audience = 'AllAdmins' OR device.admin_id = (
                    SELECT accepted.by_admin_id FROM order_events accepted
                    WHERE accepted.order_id = event.order_id AND accepted.kind = 'Accepted'
                      AND accepted.by_admin_id IS NOT NULL AND accepted.id <= event.id
                    ORDER BY accepted.id DESC LIMIT 1))
                UNION ALL
                SELECT customers.id, customers.name FROM customers
                WHERE route.channel = 'Telegram' AND customers.id = orders.customer_id
            ) audience
            WHERE event.at >= @from AND event.at < @to
        ), checked AS (
            SELECT expected.*, deliveries.id IS NOT NULL AS present
            FROM expected LEFT JOIN deliveries
              ON deliveries.event_id = expected.event_id AND deliveries.channel = expected.channel
             AND deliveries.recipient = expected.recipient
        )

        """;

    public const string Totals = Expected + """
        SELECT (SELECT count(*) FROM order_events WHERE at >= @from AND at < @to),
            count(*), count(*) FILTER (WHERE present)
        FROM checked
        """;

    public const string Gaps = Expected + """
        SELECT event_id, order_id, kind, channel, name FROM checked WHERE NOT present ORDER BY event_id DESC LIMIT 100
        """;
}
