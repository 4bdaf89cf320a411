namespace LittleShop.Api.Customers;

/// <summary>Which orders of a customer went on while their chat was closed, as SQL.</summary>
internal static class MissedOrders
{
    /// <summary>
    /// A condition on an order <c>missed</c>: a message about it did not arrive, and no catch-up has told of it since. A
    /// catch-up that found the chat closed again told nothing.
    /// </summary>
    /// <param name="before">Only events with a smaller id count.</param>
    public static string Condition(string before) => $"""
        EXISTS (
            SELECT FROM order_events told JOIN deliveries lost ON lost.event_id = told.id
            WHERE told.order_id = missed.id AND told.kind <> 'CaughtUp' AND told.id < {before}
              AND lost.channel = 'Telegram' AND lost.audience = 'Customer' AND lost.reason = 'Blocked'
              AND told.id > coalesce((
                SELECT max(earlier.id) FROM order_events earlier
                JOIN orders of_them ON of_them.id = earlier.order_id
                JOIN deliveries arrived ON arrived.event_id = earlier.id AND arrived.channel = 'Telegram'
                WHERE of_them.customer_id = missed.customer_id AND earlier.kind = 'CaughtUp'
                  AND earlier.id < {before} AND arrived.state NOT IN ('Suppressed', 'Dead')), 0))
        """;

    /// <summary>The newest of them, of the customer {0}.</summary>
    public static string Newest { get; } = $$"""
        SELECT missed.id, missed.status FROM orders missed
        WHERE missed.customer_id = {0} AND NOT missed.is_canary AND {{Condition("9223372036854775807")}}
        ORDER BY missed.placed_at DESC, missed.id LIMIT 1
        """;
}
