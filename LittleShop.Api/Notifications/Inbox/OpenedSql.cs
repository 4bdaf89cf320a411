namespace LittleShop.Api.Notifications.Inbox;

/// <summary>Marks deliveries of one admin as opened, and answers which: channel, device, order, kind, notice.</summary>
internal static class OpenedSql
{
    public const string OfOrder = $"""
        WITH subject AS (
            SELECT id AS event_id, NULL::bigint AS notice_id FROM order_events WHERE order_id = @order
        ) {Mark}
        """;

    public const string OfInbox = $"""
        WITH subject AS (
            SELECT event_id, notice_id FROM deliveries
            WHERE channel = 'Inbox' AND recipient = @admin AND state = 'Sent' AND (@ids IS NULL OR id = ANY (@ids))
        ) {Mark}
        """;

    public const string OfDelivery = $"""
        WITH subject AS (SELECT event_id, notice_id FROM deliveries WHERE id = @delivery) {Mark}
        """;

    // Locked in one order, so that two devices that open the same things at once wait for each other and no more.
    private const string Mark = """
        , told AS (
            SELECT first.id FROM subject JOIN deliveries first
                ON first.event_id = subject.event_id AND first.resend_of IS NULL
            UNION
            SELECT first.id FROM subject JOIN deliveries first
                ON first.notice_id = subject.notice_id AND first.resend_of IS NULL
        ), mine AS (
            SELECT delivery.id FROM deliveries delivery
            WHERE delivery.id IN (
                SELECT id FROM told
                UNION ALL
                SELECT again.id FROM told JOIN deliveries again ON again.resend_of = told.id)
              AND delivery.channel IN ('WebPush', 'Inbox') AND delivery.state IN ('Sent', 'Delivered')
              AND (delivery.recipient = @admin OR delivery.recipient IN (
                SELECT id FROM push_subscriptions WHERE admin_id = @admin))
            ORDER BY delivery.id FOR UPDATE
        ), opened AS (
            UPDATE deliveries SET state = 'Opened', opened_at = clock_timestamp()
            FROM mine WHERE deliveries.id = mine.id
            RETURNING deliveries.channel, deliveries.recipient, deliveries.event_id, deliveries.notice_id
        )
        SELECT opened.channel, opened.recipient, event.order_id, event.kind, opened.notice_id
        FROM opened LEFT JOIN order_events event ON event.id = opened.event_id
        """;
}
