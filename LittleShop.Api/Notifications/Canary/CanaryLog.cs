using LittleShop.Api.Data;
using LittleShop.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace LittleShop.Api.Notifications.Canary;

/// <summary>What became of a round over one channel, and when that channel last worked.</summary>
internal sealed record CanaryEntry(
    Channel Channel, Guid OrderId, DateTimeOffset CreatedAt, DeliveryState State, SuppressionReason? Reason,
    string? Answer, DateTimeOffset? ShownAt, DateTimeOffset? ProvenAt);

/// <summary>Reads the canary's rounds back from the ledger.</summary>
internal static class CanaryLog
{
    // A push is proven only by the browser that showed it; what else was taken by its server has arrived.
    private const string Rounds = """
        WITH told AS (
            SELECT delivery.channel, orders.id AS order_id, orders.placed_at, delivery.created_at, delivery.state,
                delivery.reason, delivery.last_answer,
                CASE WHEN delivery.channel = 'WebPush' THEN delivery.delivered_at ELSE delivery.sent_at END AS shown_at
            FROM orders
            JOIN order_events event ON event.order_id = orders.id
            JOIN deliveries delivery ON delivery.event_id = event.id AND delivery.resend_of IS NULL
            WHERE orders.customer_id = @canary AND orders.is_canary
        )
        SELECT DISTINCT ON (channel) channel, order_id, created_at, state, reason, last_answer, shown_at,
            (SELECT max(proven.shown_at) FROM told proven WHERE proven.channel = told.channel)
        FROM told
        """;

    private const string Latest = Rounds + " ORDER BY channel, placed_at DESC";

    private const string OfOrder = Rounds + " WHERE order_id = @order ORDER BY channel";

    /// <summary>The last round of each channel.</summary>
    public static Task<List<CanaryEntry>> LatestAsync(NpgsqlDataSource database, CancellationToken ct) =>
        ReadAsync(database, Latest, Guid.Empty, ct);

    public static Task<List<CanaryEntry>> OfAsync(NpgsqlDataSource database, Guid order, CancellationToken ct) =>
        ReadAsync(database, OfOrder, order, ct);

    private static async Task<List<CanaryEntry>> ReadAsync(
        NpgsqlDataSource database, string sql, Guid order, CancellationToken ct)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new("canary", NpgsqlDbType.Uuid) { Value = CanaryRows.Customer });
        command.Parameters.Add(new("order", NpgsqlDbType.Uuid) { Value = order });
        await using var row = await command.ExecuteReaderAsync(ct);
        var entries = new List<CanaryEntry>();
        while (await row.ReadAsync(ct))
        {
            entries.Add(new CanaryEntry(
                Enum.Parse<Channel>(row.GetString(0)), row.GetGuid(1), row.GetFieldValue<DateTimeOffset>(2),
                Enum.Parse<DeliveryState>(row.GetString(3)),
                row.TextOrNull(4) is { } reason ? Enum.Parse<SuppressionReason>(reason) : null, row.TextOrNull(5),
                At(row, 6), At(row, 7)));
        }

        return entries;
    }

    private static DateTimeOffset? At(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
