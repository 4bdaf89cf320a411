using LittleShop.Api.Notifications.Inbox;
using LittleShop.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace LittleShop.Api.Notifications.Receipts;

/// <summary>Writes down what devices say of their pushes. It never takes a delivery back to an earlier state.</summary>
internal sealed class PushReceipts(NpgsqlDataSource database, OpenedMarks marks, DeliveryNews news)
{
    // While it is being sent the state is its sender's to write (OutcomeSql). A device that shows a push of which
    // no answer came has answered that: it is neither dead nor sent again.
    private const string Sql = """
        WITH told AS (
            UPDATE deliveries SET
                delivered_at = coalesce(delivered_at, clock_timestamp()),
                opened_at = CASE WHEN @opened THEN coalesce(opened_at, clock_timestamp()) ELSE opened_at END,
                state = CASE WHEN state = 'Sending' THEN state
                    WHEN @opened OR opened_at IS NOT NULL THEN 'Opened' ELSE 'Delivered' END
            WHERE id = @id AND channel = 'WebPush'
              AND (state IN ('Sending', 'Sent', 'Delivered', 'Opened', 'Dead') OR state = 'Queued' AND attempts > 0)
            RETURNING recipient
        )
        UPDATE push_subscriptions device SET last_shown_at = clock_timestamp()
        FROM told WHERE device.id = told.recipient
        RETURNING device.admin_id
        """;

    public async Task TakeAsync(long deliveryId, PushReceiptKind what, CancellationToken ct)
    {
        var opened = what is PushReceiptKind.Opened;
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new("id", NpgsqlDbType.Bigint) { Value = deliveryId });
        command.Parameters.Add(new("opened", NpgsqlDbType.Boolean) { Value = opened });
        if (await command.ExecuteScalarAsync(ct) is not Guid adminId)
        {
            return; // cleaned up meanwhile, or left out: nothing to say of it any more
        }

        news.Changed();
        if (opened)
        {
            await marks.OfDeliveryAsync(adminId, deliveryId, ct);
        }
    }
}
