namespace LittleShop.Api.Notifications.Queue;

internal static class ClaimSql
{
    /// <summary>
    /// Walks the recipients who have something due, one index probe each, takes the oldest open delivery of each if
    /// it is due and nothing of theirs is under way, and locks it before anybody else does. However long one
    /// recipient's backlog is, it costs one step. The walk ends as soon as the batch is full.
    /// </summary>
    /// <remarks>
    /// The claim is the attempt's first record: its id is the lease token, written before anything is sent. An attempt
    /// whose sender fell silent enters the log when the next one begins.
    /// </remarks>
    public static string Text { get; } = $"""
        WITH RECURSIVE lanes AS (
            (SELECT recipient FROM deliveries
             WHERE channel = @channel AND priority = @priority AND state = 'Queued' AND recipient > @after
               AND due_at <= now()
             ORDER BY recipient, due_at LIMIT 1)
            UNION ALL
            SELECT next.recipient FROM lanes CROSS JOIN LATERAL (
                SELECT recipient FROM deliveries
                WHERE channel = @channel AND priority = @priority AND state = 'Queued'
                  AND recipient > lanes.recipient AND due_at <= now()
                ORDER BY recipient, due_at LIMIT 1) next
        ), gave_up AS (
            UPDATE deliveries SET state = 'Dead', lease_until = NULL, lease_token = NULL,
                attempt_log = {SilentAttempt}, last_answer = 'The sender fell silent on every attempt.'
            WHERE channel = @channel AND priority = @priority AND state = 'Sending' AND lease_until < now()
              AND attempts >= @max_attempts
        ), picked AS MATERIALIZED (
            SELECT candidate.id FROM (
                SELECT id FROM deliveries
                WHERE channel = @channel AND priority = @priority AND state = 'Sending' AND lease_until < now()
                  AND attempts < @max_attempts
                UNION ALL
                SELECT head.id FROM lanes CROSS JOIN LATERAL (
                    SELECT id, state, due_at FROM deliveries
                    WHERE channel = @channel AND recipient = lanes.recipient AND priority = @priority
                      AND state IN ('Queued', 'Sending')
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
            UPDATE deliveries SET
                attempt_log = CASE WHEN state = 'Sending' THEN {SilentAttempt} ELSE attempt_log END,
                state = 'Sending', attempts = attempts + 1, worker = @worker, claimed_at = clock_timestamp(),
                lease_until = clock_timestamp() + @lease, lease_token = gen_random_uuid()
            FROM picked WHERE deliveries.id = picked.id
            RETURNING deliveries.id, event_id, notice_id, channel, audience, recipient, attempts, lease_token, silent,
                resend_of, created_at
        )
        {ClaimedColumns.Text}
        FROM claimed
        {ClaimedColumns.Joins}
        ORDER BY claimed.recipient
        """;

    private const string SilentAttempt = """
        coalesce(attempt_log, '[]') || jsonb_build_object('number', coalesce(jsonb_array_length(attempt_log), 0) + 1,
            'id', lease_token, 'worker', worker, 'began', claimed_at, 'result', 'Silent')
        """;
}
