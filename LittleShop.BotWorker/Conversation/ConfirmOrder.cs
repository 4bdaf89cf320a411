using LittleShop.Contracts;

namespace LittleShop.BotWorker.Conversation;

/// <summary>The whole order once more; a press places it.</summary>
internal sealed record ConfirmOrder(PaymentMethod Chosen) : CheckoutStep(Chosen)
{
    public static Turn Show(CartView cart, PaymentMethod payment, string? note = null) => new(
        new ConfirmOrder(payment),
        new(
            Html.Lines(
                note is null ? null : $"{note}\n",
                "🧾 <b>Your order</b>\n",
                ReviewCart.Lines(cart),
                $"\nGoods: {cart.Subtotal}",
                $"{Html.Text(cart.ShippingMethod?.Name, 100)}: {cart.Shipping}",
                $"<b>To pay: {cart.Total}</b>",
                $"\n🏡 {Html.Text(cart.RecipientName)}",
                Html.Text(cart.Address),
                $"\n💳 {ChoosePayment.Name(payment)}",
                cart.ShippingMethod is { } method ? $"🚚 {Html.Text(method.Estimate, 100)}" : null),
            [Press.To($"✅ Place the order · {cart.Total}", "order", payment, cart.Total.MinorUnits)],
            [Press.To("Change name", "name"), Press.To("Change address", "address")],
            [Press.To("Change shipping", "ship"), Press.To("Change payment", "pay")],
            NotNow));

    /// <summary>Words place nothing: the order is shown again.</summary>
    public override Turn Take(string typed) => new(this, Do: new GoOn(Chosen));

    public static Turn TotalChanged(CartView cart, PaymentMethod payment) =>
        Show(cart, payment, "⚠️ A price changed meanwhile. Please look once more:");
}
