namespace LittleShop.Api.Notifications.Digests;

internal static class DigestSql
{
    /// <summary>
    /// The events that await a digest which is due: those since the admin's last one, up to today's hour on their
    /// own clock, or yesterday's where that has not come yet and was missed.
    /// </summary>
    /// <remarks>
    /// A digest's key names its hour: the next one begins there, with no gap and no overlap whenever it was written. It
    /// is made a minute later, so that every event before that hour has committed.
    /// </remarks>
    public const string Due = """
        WITH due AS (
            SELECT admins.id, settings.language, hour.hour, greatest(hour.hour - interval '3 days', last.hour) AS since
            FROM admins
            JOIN admin_settings settings ON settings.admin_id = admins.id
            CROSS JOIN LATERAL (SELECT @now AT TIME ZONE settings.time_zone AS clock) wall
            CROSS JOIN LATERAL (
                SELECT wall.clock::date - (wall.clock::time < settings.digest_at)::int AS day) day
            CROSS JOIN LATERAL (SELECT (day.day + settings.digest_at) AT TIME ZONE settings.time_zone AS hour) hour
            CROSS JOIN LATERAL (
                SELECT max(split_part(once_key, '/', 2)::timestamptz) AS hour FROM notices
                WHERE kind = 'Digest' AND starts_with(once_key, admins.id || '/')) last
            WHERE NOT admins.disabled AND NOT admins.is_canary AND hour.hour <= @now - interval '1 minute'
              AND (last.hour IS NULL OR (last.hour AT TIME ZONE settings.time_zone)::date < day.day)
        )
        SELECT DISTINCT due.id, due.language, due.hour, event.id, event.kind, event.at, event.amount, event.order_id,
            orders.total, orders.currency, orders.item_count, customer.name
        FROM due
        JOIN deliveries waiting ON waiting.reason = 'Digest'
          AND waiting.created_at > @now - interval '5 days'
          AND waiting.created_at > due.since AND waiting.created_at <= due.hour
          AND (waiting.recipient = due.id
            OR waiting.recipient IN (SELECT device.id FROM push_subscriptions device WHERE device.admin_id = due.id))
        JOIN order_events event ON event.id = waiting.event_id
        JOIN orders ON orders.id = event.order_id
        JOIN customers customer ON customer.id = orders.customer_id
        ORDER BY due.id, event.id
        """;
}
