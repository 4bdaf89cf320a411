namespace LittleShop.Api.Notifications.Queue;

internal static class ClaimSql
{
    /// <summary>
    /// Walks the recipients who have something due, one index probe each, takes the oldest open delivery of each if
    /// it is due and nothing of theirs is under way, and locks it before anybody else does. However long one
    /// recipient's backlog is, it costs one step. The walk ends as soon as the batch is full.
    /// </summary>
    public const string Text = """
        WITH RECURSIVE lanes AS (
            (SELECT recipient FROM deliveries
             WHERE channel = @channel AND state = 'Queued' AND recipient > @after AND due_at <= now()
             ORDER BY recipient, due_at LIMIT 1)
            UNION ALL
            SELECT next.recipient FROM lanes CROSS JOIN LATERAL (
                SELECT recipient FROM deliveries
                WHERE channel = @channel AND state = 'Queued' AND recipient > lanes.recipient AND due_at <= now()
                ORDER BY recipient, due_at LIMIT 1) next
        ), gave_up AS (
            UPDATE deliveries SET state = 'Dead', lease_until = NULL, lease_token = NULL,
                last_answer = 'The sender fell silent on every attempt.'
            WHERE channel = @channel AND state = 'Sending' AND lease_until < now() AND attempts >= @max_attempts
        ), picked AS MATERIALIZED (
            SELECT candidate.id FROM (
                SELECT id FROM deliveries
                WHERE channel = @channel AND state = 'Sending' AND lease_until < now() AND attempts < @max_attempts
                UNION ALL
                SELECT head.id FROM lanes CROSS JOIN LATERAL (
                    SELECT id, state, due_at FROM deliveries
                    WHERE channel = @channel AND recipient = lanes.recipient AND state IN ('Queued', 'Sending')
                    ORDER BY id LIMIT 1) head
                WHERE head.state = 'Queued' AND head.due_at <= now() AND NOT EXISTS (
                    SELECT FROM deliveries busy
                    WHERE busy.channel = @channel AND busy.recipient = lanes.recipient AND busy.state = 'Sending')
            ) candidate
            CROSS JOIN LATERAL (
                SELECT FROM deliveries
                WHERE id = candidate.id
                  AND (state = 'Queued' AND due_at <= now() OR state = 'Sending' AND lease_until < now())
                FOR UPDATE SKIP LOCKED) locked
            LIMIT @max
        ), claimed AS (
            UPDATE deliveries SET state = 'Sending', attempts = attempts + 1, worker = @worker,
                lease_until = clock_timestamp() + @lease, lease_token = gen_random_uuid()
            FROM picked WHERE deliveries.id = picked.id
            RETURNING deliveries.id, event_id, channel, recipient, attempts, lease_token
        )
        SELECT claimed.id, claimed.lease_token, claimed.attempts, claimed.recipient,
            event.order_id, event.kind, event.at, event.amount, event.note, event.carrier, event.tracking_number,
            orders.currency, orders.total, orders.item_count, orders.payment_method, orders.paid > orders.refunded,
            customers.name, customers.chat_id,
            device.endpoint, device.p256dh, device.auth, device.ended_at IS NULL AND NOT admins.disabled
        FROM claimed
        JOIN order_events event ON event.id = claimed.event_id
        JOIN orders ON orders.id = event.order_id
        JOIN customers ON customers.id = orders.customer_id
        LEFT JOIN push_subscriptions device ON claimed.channel = 'WebPush' AND device.id = claimed.recipient
        LEFT JOIN admins ON admins.id = device.admin_id
        ORDER BY claimed.recipient
        """;
}
