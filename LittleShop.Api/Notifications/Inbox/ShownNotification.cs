using LittleShop.Api.Notifications.WebPush;
using LittleShop.Contracts;
using Npgsql;

namespace LittleShop.Api.Notifications.Inbox;

/// <summary>A notification that a device may show right now, of an order's event or of a notice.</summary>
internal sealed record ShownNotification(Guid DeviceId, Guid? OrderId, OrderEventKind? Kind, long? NoticeId)
{
    public string Tag =>
        OrderId is { } order ? PushMessage.TagOf(order, Kind!.Value) : PushMessage.TagOf(NoticeId!.Value);

    public string Topic =>
        OrderId is { } order ? PushMessage.TopicOf(order, Kind!.Value) : PushMessage.TagOf(NoticeId!.Value);

    /// <summary>Columns device, order, kind, notice.</summary>
    public static ShownNotification Read(NpgsqlDataReader row, int from) => new(
        row.GetGuid(from), row.IsDBNull(from + 1) ? null : row.GetGuid(from + 1),
        row.IsDBNull(from + 2) ? null : Enum.Parse<OrderEventKind>(row.GetString(from + 2)),
        row.IsDBNull(from + 3) ? null : row.GetInt64(from + 3));
}
