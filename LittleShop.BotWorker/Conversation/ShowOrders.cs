using System.Globalization;
using LittleShop.Contracts;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.BotWorker.Conversation;

/// <summary>A customer's orders, newest first.</summary>
internal static class ShowOrders
{
    public const int OnPage = 6;

    public static Turn Page(Page<OrderSummary> found, Listing listing)
    {
        var next = found.Next is null ? listing.Cursors : [.. listing.Cursors.Take(listing.Page + 1), found.Next];
        var text = found.Items is [] && listing.Page == 0
            ? "You have no orders yet. Shall we change that?"
            : "📦 <b>Your orders</b>";
        return new(new Browse(), new(
            text,
            [
                .. found.Items.Select(order => new[] { Press.To(Label(order), "o", order.Id) }),
                .. Browse.Pages(listing.Page, found.Next is not null, "os"),
                [Press.Browse, Press.Menu],
            ]))
        {
            Orders = listing with { Cursors = next },
        };
    }

    public static string Status(OrderStatus status) => status switch
    {
        PendingPayment => "waiting for payment",
        PaymentReceived => "paid",
        Accepted => "being prepared",
        Packing => "being packed",
        Dispatched => "on its way",
        Delivered => "delivered",
        PaymentFailed => "payment failed",
        PaymentExpired => "not paid in time",
        OnHold => "on hold",
        Cancelled => "cancelled",
        Refunded => "refunded",
        _ => status.ToString(),
    };

    public static string Icon(OrderStatus status) => status switch
    {
        PendingPayment => "⏳",
        PaymentReceived => "💰",
        Accepted => "✅",
        Packing => "📦",
        Dispatched => "🚚",
        Delivered => "🎉",
        PaymentFailed or PaymentExpired => "⚠️",
        OnHold => "⏸",
        _ => "↩️",
    };

    public static string Day(DateTimeOffset at) => at.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Label(OrderSummary order) =>
        $"{Icon(order.Status)} {order.Number} · {order.Total} · {Status(order.Status)}";
}
