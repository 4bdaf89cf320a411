using LittleShop.Api.Notifications.Queue;
using Npgsql;

namespace LittleShop.Api.Notifications.Inbox;

internal static class ClosingSql
{
    /// <summary>The devices that may show now that an order waits to be accepted.</summary>
    public const string AskingToAccept = """
        SELECT delivery.recipient, event.order_id, event.kind, NULL::bigint
        FROM order_events event
        JOIN deliveries delivery ON delivery.event_id = event.id AND delivery.resend_of IS NULL
        WHERE event.order_id = @order
          AND event.kind IN (
            'PaymentConfirmed', 'AcceptanceReminder', 'EscalatedToChat', 'EscalatedToEmail', 'EscalatedToNext')
          AND delivery.channel = 'WebPush' AND delivery.state IN ('Sent', 'Delivered')
        """;

    public const string Devices = """
        SELECT device.id, device.endpoint, device.p256dh, device.auth
        FROM push_subscriptions device JOIN admins ON admins.id = device.admin_id
        WHERE device.id = ANY (@ids) AND device.ended_at IS NULL AND NOT admins.disabled
        """;

    public static ShownNotification Shown(NpgsqlDataReader row) => ShownNotification.Read(row, from: 0);

    public static (Guid Id, PushTarget Target) Device(NpgsqlDataReader row) => (row.GetGuid(0), new PushTarget(
        row.GetString(1), row.GetFieldValue<byte[]>(2), row.GetFieldValue<byte[]>(3), Usable: true));
}
