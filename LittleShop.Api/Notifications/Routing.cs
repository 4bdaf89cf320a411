using LittleShop.Contracts;

namespace LittleShop.Api.Notifications;

/// <summary>Who hears of which event, over which channel: every event has a cell for every channel.</summary>
internal static class Routing
{
    /// <summary>A cell: the audiences that hear, or the reason why nobody does.</summary>
    internal sealed record Cell(
        OrderEventKind Kind, Channel Channel, IReadOnlyList<Audience> Hears, string? NobodyBecause);

    public static IReadOnlyList<Cell> Table { get; } =
    [
        Push(OrderEventKind.Received, Audience.AllAdmins),
        Push(OrderEventKind.PaymentConfirmed, Audience.AllAdmins),
        Push(OrderEventKind.PaymentFailed, Audience.AllAdmins),
        Push(OrderEventKind.PaymentExpired, Audience.AllAdmins),
        Nobody(OrderEventKind.PaymentRetried, Channel.WebPush, "admins know the order and will hear of its payment"),
        Push(OrderEventKind.Accepted, Audience.AssignedAdmin),
        Push(OrderEventKind.Packing, Audience.AllAdmins),
        Push(OrderEventKind.Dispatched, Audience.AllAdmins),
        Nobody(OrderEventKind.TrackingChanged, Channel.WebPush, "an admin entered it, and it asks nothing of others"),
        Push(OrderEventKind.Delivered, Audience.AllAdmins),
        Push(OrderEventKind.OnHold, Audience.AllAdmins),
        Push(OrderEventKind.Cancelled, Audience.AllAdmins),
        Push(OrderEventKind.PartlyRefunded, Audience.AllAdmins),
        Push(OrderEventKind.Refunded, Audience.AllAdmins),

        // A customer hears of everything that happens to their order, but what they did in the chat just now.
        .. Enum.GetValues<OrderEventKind>().Select(kind => kind is OrderEventKind.PaymentRetried
            ? Nobody(kind, Channel.Telegram, "the customer asked for it, and the bot answers with how to pay")
            : new Cell(kind, Channel.Telegram, [Audience.Customer], null)),
    ];

    /// <summary>The table as rows for the database: one for each audience of each cell.</summary>
    public static IReadOnlyList<NotificationRoute> Routes { get; } =
        [.. Table.SelectMany(cell => cell.Hears.Select(who => new NotificationRoute(cell.Kind, cell.Channel, who)))];

    private static Cell Push(OrderEventKind kind, Audience hears) => new(kind, Channel.WebPush, [hears], null);

    private static Cell Nobody(OrderEventKind kind, Channel channel, string because) => new(kind, channel, [], because);
}
