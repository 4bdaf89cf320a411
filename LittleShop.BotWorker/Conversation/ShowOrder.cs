using LittleShop.Contracts;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.BotWorker.Conversation;

/// <summary>One order: what, where to, where it is now, and what can be done.</summary>
internal static class ShowOrder
{
    public static Reply Page(CustomerOrder order) => new(
        Html.Lines(
            $"{ShowOrders.Icon(order.Status)} <b>Order {Html.Text(order.Number)}</b> · "
            + ShowOrders.Status(order.Status),
            $"Placed {ShowOrders.Day(order.PlacedAt)}\n",
            Html.Lines(order.Lines.Take(Limits.CartLines).Select(line =>
                $"{line.Quantity} × {Html.Text(ReviewCart.Name(line.Title, line.VariantTitle), 50)} = {line.Total}")),
            $"{Html.Text(order.ShippingMethod, 100)}: {order.Amounts.Shipping}",
            $"<b>Total: {order.Amounts.Total}</b>",
            order.Amounts.Refunded.Amount > 0 ? $"Paid back: {order.Amounts.Refunded}" : null,
            $"\n🏡 {Html.Text(order.RecipientName)}",
            Html.Text(order.Address),
            order.Tracking is { } tracking
                ? $"\n📍 {Html.Text(tracking.Carrier)}: {Html.Code(tracking.Number)} (tap to copy)"
                : null),
        [
            .. order.Tracking is { Url: { } url } ? Row(new("🔎 Follow the parcel", Url: url)) : [],
            .. Actions(order),
            [Press.To("⬅️ Orders", "os", 0), Press.Menu],
        ]);

    private static MessageButton[][] Actions(CustomerOrder order) => order.Status switch
    {
        PendingPayment => Row(Press.To("💳 Pay now", "p", order.Id)),
        PaymentFailed or PaymentExpired => Row(Press.To("🔁 Try again", "p", order.Id)),
        Delivered when !order.Reviewed => Row(Press.To("⭐ Leave a review", "r", order.Id)),
        _ => [],
    };

    private static MessageButton[][] Row(MessageButton button) => [[button]];
}
