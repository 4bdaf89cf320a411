namespace LittleShop.Api.Notifications.Escalation;

internal static class EscalationSql
{
    /// <summary>
    /// Every step that is due and not written, with the key under which it is written once. Walks the index of
    /// unanswered orders alone, so it costs nothing while everything is answered.
    /// </summary>
    /// <remarks>
    /// After a downtime the reminders that were missed are not made up for: whoever was not there to send them needs the
    /// newest step, not a heap. Reminders go on beside the other steps, until somebody answers or a day has passed. A
    /// step to the owners that would reach none of them is left out, and the one after it comes in its time. An admin
    /// who is called gets their own time to answer before the next one is.
    /// </remarks>
    public const string Due = """
        WITH hears AS (
            SELECT route.channel FROM routes route
            JOIN admins ON NOT admins.disabled AND NOT admins.is_canary
              AND (route.audience = 'AllAdmins' OR route.audience = 'Owners' AND admins.role = 'Owner')
            LEFT JOIN admin_settings settings ON settings.admin_id = admins.id
            LEFT JOIN admin_choices choice
                ON choice.admin_id = admins.id AND choice.kind = route.kind AND choice.channel = route.channel
            WHERE (route.kind, route.channel) IN (('EscalatedToChat', 'Telegram'), ('EscalatedToEmail', 'Email'))
              AND NOT route.channel_off AND choice.mode IS DISTINCT FROM 'Off'
              AND (route.channel = 'Telegram' AND settings.chat_id IS NOT NULL AND settings.chat_blocked_since IS NULL
                OR route.channel = 'Email' AND admins.email IS NOT NULL)
              AND (coalesce(settings.urgent_bypass, true) OR is_quiet(
                clock_timestamp(), settings.time_zone, settings.quiet_from, settings.quiet_to) IS NOT TRUE)
        ), steps AS (
            SELECT by_chat, by_mail, CASE WHEN by_chat THEN @email ELSE @chat END AS mail_at,
                CASE WHEN by_mail THEN @next WHEN by_chat THEN @email ELSE @chat END AS next_at
            FROM (SELECT EXISTS (SELECT FROM hears WHERE channel = 'Telegram') AS by_chat,
                EXISTS (SELECT FROM hears WHERE channel = 'Email') AS by_mail) reach
        ), waiting AS (
            SELECT orders.id, extract(epoch FROM clock_timestamp() - orders.paid_at) / 60 AS minutes,
                told.chat, told.email, told.named,
                extract(epoch FROM clock_timestamp() - told.named_at) / 60 AS named_minutes
            FROM orders CROSS JOIN LATERAL (
                SELECT count(*) FILTER (WHERE kind = 'EscalatedToChat') > 0 AS chat,
                    count(*) FILTER (WHERE kind = 'EscalatedToEmail') > 0 AS email,
                    count(*) FILTER (WHERE kind = 'EscalatedToNext') AS named,
                    max(at) FILTER (WHERE kind = 'EscalatedToNext') AS named_at
                FROM order_events WHERE order_id = orders.id) told
            WHERE orders.status = 'PaymentReceived' AND orders.acknowledged_at IS NULL AND NOT orders.is_canary
              AND orders.paid_at <= clock_timestamp() - make_interval(secs => @remind * 60)
        ), due AS (
            SELECT id, 1 AS step, 'AcceptanceReminder' AS kind,
                'esc-remind-' || floor((minutes - @remind) / @remind_every)::int AS key,
                NULL::uuid AS admin_id, NULL::text AS admin_name
            FROM waiting WHERE minutes < @remind + 1440
            UNION ALL
            SELECT id, 2, 'EscalatedToChat', 'esc-chat', NULL, NULL
            FROM waiting CROSS JOIN steps WHERE by_chat AND minutes >= @chat AND NOT chat
            UNION ALL
            SELECT id, 3, 'EscalatedToEmail', 'esc-email', NULL, NULL
            FROM waiting CROSS JOIN steps WHERE by_mail AND minutes >= mail_at AND NOT email
            UNION ALL
            SELECT waiting.id, 4, 'EscalatedToNext', 'esc-next-' || named, next.id, next.name
            FROM waiting CROSS JOIN steps CROSS JOIN LATERAL (
                SELECT admins.id, admins.name FROM admins
                WHERE NOT admins.disabled AND NOT admins.is_canary AND admins.role IN ('Owner', 'Manager', 'Packer')
                  AND NOT EXISTS (
                    SELECT FROM order_events earlier
                    WHERE earlier.order_id = waiting.id AND earlier.kind = 'EscalatedToNext'
                      AND earlier.to_admin_id = admins.id)
                ORDER BY array_position(ARRAY['Owner', 'Manager', 'Packer'], admins.role), admins.active_since, admins.id
                LIMIT 1) next
            WHERE minutes >= next_at AND coalesce(named_minutes >= @next_every, true)
        )
        SELECT id, kind, key, admin_id, admin_name FROM due
        WHERE NOT EXISTS (
            SELECT FROM order_events made WHERE made.order_id = due.id AND made.idempotency_key = due.key)
        ORDER BY id, step
        LIMIT 500
        """;
}
