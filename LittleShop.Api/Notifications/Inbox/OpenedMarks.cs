using LittleShop.Api.Live;
using LittleShop.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace LittleShop.Api.Notifications.Inbox;

/// <summary>
/// Acknowledge once, clear everywhere: what an admin has seen in one place is marked as opened in their inbox and on
/// all of their devices, and where a device may still show it, it is told to close it.
/// </summary>
internal sealed class OpenedMarks(NpgsqlDataSource database, NotificationClosing closing, OrderAnnouncer live)
{
    /// <summary>Everything that the admin was told of an order.</summary>
    public Task OfOrderAsync(Guid adminId, Guid orderId, CancellationToken ct) => MarkAsync(
        OpenedSql.OfOrder, [new("admin", adminId), new("order", orderId)], ct);

    /// <summary>These lines of the admin's inbox (null: all), and the pushes of the same events.</summary>
    public Task OfInboxAsync(Guid adminId, IReadOnlyList<long>? ids, CancellationToken ct) => MarkAsync(
        OpenedSql.OfInbox,
        [
            new("admin", adminId),
            new("ids", NpgsqlDbType.Array | NpgsqlDbType.Bigint) { Value = (object?)ids?.ToArray() ?? DBNull.Value },
        ], ct);

    /// <summary>What else the admin was told of the event that this delivery tells.</summary>
    public Task OfDeliveryAsync(Guid adminId, long deliveryId, CancellationToken ct) => MarkAsync(
        OpenedSql.OfDelivery, [new("admin", adminId), new("delivery", deliveryId)], ct);

    private async Task MarkAsync(string sql, NpgsqlParameter[] parameters, CancellationToken ct)
    {
        var (marked, shown) = (0, new List<ShownNotification>());
        await using (var command = database.CreateCommand(sql))
        {
            command.Parameters.AddRange(parameters);
            await using var row = await command.ExecuteReaderAsync(ct);
            for (; await row.ReadAsync(ct); marked++)
            {
                if (row.GetString(0) == nameof(Channel.WebPush))
                {
                    shown.Add(ShownNotification.Read(row, from: 1));
                }
            }
        }

        if (marked > 0)
        {
            closing.Close(shown);
            live.Changed(ShopChange.Inbox);
        }
    }
}
