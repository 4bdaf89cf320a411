namespace LittleShop.Api.Notifications.Queue;

internal static class OutcomeSql
{
    /// <summary>
    /// Ends many attempts at once, each only for who still holds its lease (whoever takes it clears the token), and lets
    /// what they taught take effect: a customer or an admin who blocked the bot, a device that is gone.
    /// </summary>
    /// <remarks>
    /// A device may say «shown» before its sender says «sent»: the later word never takes back the further state. What
    /// was shown has arrived, whatever the last attempt was told. What was put off was no attempt.
    /// </remarks>
    public const string Text = """
        WITH outcome AS (
            SELECT id, token, answer, wait,
                -- Who opened the chat again while their message was being refused is told it again; twice at most, as
                -- the clock that saw them may run ahead.
                CASE WHEN result = 'Unreachable' AND EXISTS (
                    SELECT FROM deliveries refused JOIN customers ON customers.id = refused.recipient
                    WHERE refused.id = said.id AND refused.channel = 'Telegram' AND refused.audience = 'Customer'
                      AND refused.attempts < 3 AND unreachable_since IS NULL AND last_seen_at > claimed_at)
                    THEN 'Retry' ELSE result END AS result
            FROM unnest(@ids, @tokens, @results, @answers, @waits) AS said (id, token, result, answer, wait)
        ), taken AS (
            UPDATE deliveries SET
                state = CASE
                    WHEN result = 'Sent' OR delivered_at IS NOT NULL THEN CASE WHEN opened_at IS NOT NULL THEN 'Opened'
                        WHEN delivered_at IS NOT NULL THEN 'Delivered' ELSE 'Sent' END
                    WHEN result = 'Deferred' OR result = 'Retry' AND attempts < @max_attempts THEN 'Queued'
                    WHEN result = 'Ambiguous' AND priority = 0 AND unclear + 1 < @max_unclear
                        AND attempts < @max_attempts THEN 'Queued'
                    WHEN result IN ('Unreachable', 'SwitchedOff', 'NoAddress') THEN 'Suppressed'
                    ELSE 'Dead' END,
                reason = CASE WHEN result = 'SwitchedOff' OR result = 'Unreachable' AND channel IN ('WebPush', 'Webhook')
                    THEN 'SwitchedOff' WHEN result = 'Unreachable' THEN 'Blocked'
                    WHEN result = 'NoAddress' THEN 'NoAddress' END,
                attempts = attempts - CASE WHEN result = 'Deferred' THEN 1 ELSE 0 END,
                unclear = unclear + CASE WHEN result = 'Ambiguous' THEN 1 ELSE 0 END,
                sent_at = CASE WHEN result = 'Sent' THEN clock_timestamp() END,
                due_at = CASE WHEN result = 'Deferred'
                        THEN clock_timestamp() + make_interval(secs => wait * (0.8 + 0.4 * random()))
                    WHEN result IN ('Retry', 'Ambiguous') THEN clock_timestamp() + greatest(
                    make_interval(secs => (@backoff)[least(attempts, array_length(@backoff, 1))]
                        * (0.8 + 0.4 * random())),
                    make_interval(secs => CASE WHEN result = 'Ambiguous' THEN greatest(wait, @unclear_wait) ELSE wait END))
                    ELSE due_at END,
                attempt_log = CASE WHEN result = 'Deferred' THEN attempt_log
                    ELSE coalesce(attempt_log, '[]') || jsonb_build_object(
                    'number', coalesce(jsonb_array_length(attempt_log), 0) + 1, 'id', token, 'worker', worker,
                    'began', claimed_at, 'ended', clock_timestamp(), 'result', result, 'answer', answer) END,
                last_answer = answer, lease_until = NULL, lease_token = NULL
            FROM outcome
            WHERE deliveries.id = outcome.id AND lease_token = token
            RETURNING deliveries.id, deliveries.created_at, channel, audience, recipient, result, answer, sent_at, behind
        ), gone AS (
            UPDATE customers SET unreachable_since = clock_timestamp()
            FROM taken
            WHERE channel = 'Telegram' AND audience = 'Customer' AND customers.id = recipient
              AND result = 'Unreachable' AND unreachable_since IS NULL
        ), closed AS (
            UPDATE admin_settings SET chat_blocked_since = CASE result WHEN 'Unreachable' THEN clock_timestamp() END
            FROM taken
            WHERE channel = 'Telegram' AND audience NOT IN ('Customer', 'Endpoints') AND admin_id = recipient
              AND (result = 'Unreachable' AND chat_blocked_since IS NULL
                OR result = 'Sent' AND chat_blocked_since IS NOT NULL)
        ), silenced AS (
            -- What waits for the same chat would only come in a heap once it is open again.
            UPDATE deliveries SET state = 'Suppressed', reason = 'Blocked'
            WHERE id IN (
                SELECT waiting.id FROM taken CROSS JOIN LATERAL (
                    SELECT id FROM deliveries
                    WHERE channel = 'Telegram' AND recipient = taken.recipient AND state = 'Queued' OFFSET 0) waiting
                WHERE taken.channel = 'Telegram' AND taken.result = 'Unreachable')
        ), devices AS (
            UPDATE push_subscriptions device SET
                ended_at = CASE WHEN result = 'Unreachable' THEN coalesce(ended_at, clock_timestamp())
                    ELSE ended_at END,
                last_sent_at = coalesce(taken.sent_at, last_sent_at),
                last_problem = CASE
                    WHEN ended_at IS NOT NULL -- what ended it stays on record
                        OR result = 'Deferred' THEN last_problem
                    WHEN result = 'Sent' THEN NULL
                    ELSE answer END
            FROM taken
            WHERE channel = 'WebPush' AND device.id = recipient
              -- Of all that goes well, one in ten seconds: a burst would write little else.
              AND (result <> 'Sent' OR last_problem IS NOT NULL OR last_sent_at IS NULL
                OR last_sent_at NOT BETWEEN taken.sent_at - interval '10 seconds' AND taken.sent_at)
        ), endpoints AS (
            -- One that was removed is not brought to mind again by what still waited for it.
            UPDATE webhook_endpoints endpoint SET
                ended_at = CASE WHEN result = 'Unreachable' THEN coalesce(ended_at, clock_timestamp())
                    ELSE ended_at END,
                last_sent_at = coalesce(taken.sent_at, last_sent_at),
                last_problem = CASE WHEN result = 'Sent' THEN NULL
                    WHEN result IN ('SwitchedOff', 'Deferred') OR ended_at IS NOT NULL THEN last_problem
                    ELSE answer END
            FROM taken
            WHERE channel = 'Webhook' AND endpoint.id = recipient
        )
        SELECT taken.id, taken.channel, taken.sent_at - taken.created_at, taken.behind = 0 AND EXISTS (
            SELECT FROM deliveries next
            WHERE next.channel = taken.channel AND next.recipient = taken.recipient
              AND next.state IN ('Queued', 'Sending') AND next.state <> 'Sending') -- by the index of what is open
        FROM taken
        """;
}
