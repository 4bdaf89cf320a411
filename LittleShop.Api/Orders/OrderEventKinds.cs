using LittleShop.Contracts;

namespace LittleShop.Api.Orders;

internal static class OrderEventKinds
{
    /// <summary>What a move is called when it is told.</summary>
    public static OrderEventKind Of(OrderStatus to) => to switch
    {
        OrderStatus.PendingPayment => OrderEventKind.PaymentRetried,
        OrderStatus.PaymentReceived => OrderEventKind.PaymentConfirmed,
        OrderStatus.PaymentFailed => OrderEventKind.PaymentFailed,
        OrderStatus.PaymentExpired => OrderEventKind.PaymentExpired,
        OrderStatus.Accepted => OrderEventKind.Accepted,
        OrderStatus.Packing => OrderEventKind.Packing,
        OrderStatus.Dispatched => OrderEventKind.Dispatched,
        OrderStatus.Delivered => OrderEventKind.Delivered,
        OrderStatus.OnHold => OrderEventKind.OnHold,
        OrderStatus.Cancelled => OrderEventKind.Cancelled,
        OrderStatus.Refunded => OrderEventKind.Refunded,
        _ => throw new ArgumentOutOfRangeException(nameof(to), to, "No event for this status."),
    };
}
