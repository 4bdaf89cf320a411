namespace LittleShop.Api.Notifications.Queue;

internal static class ClaimSql
{
    /// <summary>
    /// Comes before a claim, in its transaction: what senders held who fell silent is due again, a whole run at once, or
    /// dead after its last attempt. Whoever just hears from such a sender is not waited for.
    /// </summary>
    public static string TakeBack { get; } = $"""
        UPDATE deliveries SET
            state = CASE WHEN attempts < @max_attempts THEN 'Queued' ELSE 'Dead' END,
            last_answer = CASE WHEN attempts < @max_attempts THEN last_answer
                ELSE 'The sender fell silent on every attempt.' END,
            attempt_log = {SilentAttempt}, lease_until = NULL, lease_token = NULL
        FROM (
            SELECT id FROM deliveries
            WHERE channel = @channel AND priority = @priority AND state = 'Sending' AND lease_until < now()
            FOR UPDATE SKIP LOCKED) silent
        WHERE deliveries.id = silent.id
        """;

    /// <summary>
    /// Walks the recipients who have something due, one index probe each, takes the oldest open delivery of each if
    /// it is due and nothing of theirs is under way, and locks it before anybody else does; then what follows it without
    /// a gap, as far as a run may go. However long one recipient's backlog is, it costs one step. The walk ends as soon as
    /// the batch is full.
    /// </summary>
    /// <remarks>
    /// The claim is the attempt's first record: its id is the lease token, written before anything is sent.
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
        ), heads AS MATERIALIZED (
            SELECT head.id, lanes.recipient FROM lanes CROSS JOIN LATERAL (
                {Open("lanes.recipient", after: "0", most: "1")}) head
            CROSS JOIN LATERAL ({LockIfDue("head.id")}) locked
            WHERE head.due AND NOT EXISTS (
                SELECT FROM deliveries busy
                WHERE busy.channel = @channel AND busy.recipient = lanes.recipient AND busy.state = 'Sending')
            LIMIT @max
        ), followers AS MATERIALIZED (
            SELECT next.id, heads.recipient, next.place FROM heads CROSS JOIN LATERAL (
                SELECT id, row_number() OVER seen AS place, bool_and(due) OVER seen AS unbroken
                FROM ({Open("heads.recipient", after: "heads.id", most: "@run - 1")}) open
                WINDOW seen AS (ORDER BY channel, recipient, priority, id)) next
            CROSS JOIN LATERAL ({LockIfDue("next.id")}) locked
            WHERE next.unbroken
        ), picked AS (
            -- One that was locked by somebody else ends the run before it.
            SELECT id, count(*) OVER (PARTITION BY recipient) - 1 - place AS behind FROM (
                SELECT id, recipient, 0 AS place FROM heads
                UNION ALL
                SELECT id, recipient, place FROM (
                    SELECT id, recipient, place, row_number() OVER (PARTITION BY recipient ORDER BY place) AS nth
                    FROM followers) locked
                WHERE nth = place
            ) run
        ), claimed AS (
            UPDATE deliveries SET
                state = 'Sending', attempts = attempts + 1, worker = @worker, claimed_at = clock_timestamp(),
                lease_until = clock_timestamp() + @lease, lease_token = gen_random_uuid(), behind = picked.behind
            FROM picked WHERE deliveries.id = picked.id
            RETURNING deliveries.id, event_id, notice_id, channel, audience, recipient, attempts, lease_token, silent,
                resend_of, created_at
        )
        {ClaimedColumns.Text}
        FROM claimed
        {ClaimedColumns.Joins}
        ORDER BY claimed.recipient, claimed.id
        """;

    private const string SilentAttempt = """
        coalesce(attempt_log, '[]') || jsonb_build_object('number', coalesce(jsonb_array_length(attempt_log), 0) + 1,
            'id', lease_token, 'worker', worker, 'began', claimed_at, 'result', 'Silent')
        """;

    // Compared as rows, so that only one index can serve it: by the key alone it would read past everybody else's. What
    // comes behind a recipient's last is somebody else's, and so not due.
    private static string Open(string recipient, string after, string most) => $"""
        SELECT channel, recipient, priority, id, channel = @channel AND recipient = {recipient}
            AND priority = @priority AND state = 'Queued' AND due_at <= now() AS due
        FROM deliveries
        WHERE (channel, recipient, priority, id) > (@channel, {recipient}, @priority, {after})
          AND state IN ('Queued', 'Sending')
        ORDER BY channel, recipient, priority, id LIMIT {most}
        """;

    private static string LockIfDue(string id) => $"""
        SELECT FROM deliveries WHERE id = {id} AND state = 'Queued' AND due_at <= now() FOR UPDATE SKIP LOCKED
        """;
}
