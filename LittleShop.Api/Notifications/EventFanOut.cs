using LittleShop.Api.Data;
using LittleShop.Api.Orders;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace LittleShop.Api.Notifications;

/// <summary>Writes an event and everybody's delivery of it in one statement: neither is without the other.</summary>
/// <remarks>
/// Run it in the transaction that moved the order and after the order's row was written, so that the row's lock
/// gives the events of one order rising ids. After the commit tell <see cref="Wakeup"/>.
/// </remarks>
internal static class EventFanOut
{
    private const string Sql = $"""
        WITH written AS (
            INSERT INTO order_events
                (order_id, kind, "from", "to", "by", by_admin_id, to_admin_id, at, note, amount, idempotency_key,
                 carrier, tracking_number)
            SELECT id, @kind, @from, @to, @by, @admin, @to_admin, @at, @note, @amount, @key, carrier, tracking_number
            FROM orders WHERE id = @order
            RETURNING id, order_id, kind, to_admin_id
        ), event AS (
            SELECT written.*, orders.customer_id, orders.assigned_admin_id, orders.total, orders.is_canary
            FROM written JOIN orders ON orders.id = written.order_id
        ), fan_out AS (
            {FanOutSql.InsertDeliveries}
        )
        SELECT {FanOutSql.Waiting} FROM written
        """;

    /// <summary>Writes the event and its deliveries, and answers which channels have something to send now.</summary>
    public static async Task<IReadOnlyList<Channel>> WriteAsync(ShopDb db, OrderEvent moved, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction?.GetDbTransaction() is not NpgsqlTransaction transaction)
        {
            throw new InvalidOperationException("An order event is written in the transaction that moves its order.");
        }

        await using var batch = new NpgsqlBatch(transaction.Connection, transaction)
        {
            BatchCommands = { new NpgsqlBatchCommand(Plans.Once), Command(moved) },
        };
        return Channels((string[])(await batch.ExecuteScalarAsync(ct))!);
    }

    public static IReadOnlyList<Channel> Channels(string[] names) => Array.ConvertAll(names, Enum.Parse<Channel>);

    private static NpgsqlBatchCommand Command(OrderEvent moved) => new(Sql)
    {
        Parameters =
        {
            new("order", NpgsqlDbType.Uuid) { Value = moved.OrderId },
            new("kind", NpgsqlDbType.Text) { Value = moved.Kind.ToString() },
            new("from", NpgsqlDbType.Text) { Value = (object?)moved.From?.ToString() ?? DBNull.Value },
            new("to", NpgsqlDbType.Text) { Value = moved.To.ToString() },
            new("by", NpgsqlDbType.Text) { Value = moved.By },
            new("admin", NpgsqlDbType.Uuid) { Value = (object?)moved.ByAdminId ?? DBNull.Value },
            new("to_admin", NpgsqlDbType.Uuid) { Value = (object?)moved.ToAdminId ?? DBNull.Value },
            new("at", NpgsqlDbType.TimestampTz) { Value = moved.At },
            new("note", NpgsqlDbType.Text) { Value = (object?)moved.Note ?? DBNull.Value },
            new("amount", NpgsqlDbType.Numeric) { Value = (object?)moved.Amount ?? DBNull.Value },
            new("key", NpgsqlDbType.Text) { Value = (object?)moved.IdempotencyKey ?? DBNull.Value },
        },
    };
}
