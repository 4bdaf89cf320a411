using LittleShop.Contracts;

namespace LittleShop.BotWorker.Conversation;

/// <summary>How shall it travel?</summary>
internal sealed record ChooseShipping(PaymentMethod? Payment) : CheckoutStep(Payment)
{
    public static Turn Ask(PaymentMethod? payment, IReadOnlyList<ShippingMethodView> methods) => new(
        new ChooseShipping(payment),
        methods is []
            ? new("The shop ships nothing at the moment. Please try again later; your cart is kept.", NotNow)
            : new(
                Html.Lines(
                    "🚚 <b>How shall we send it?</b>\n",
                    Html.Lines(methods.Select(method =>
                        $"• {Html.Text(method.Name, 100)}: {Price(method)}, {Html.Text(method.Estimate, 100)}"))),
                [.. methods.Take(20).Select(Button), NotNow]));

    /// <summary>Words choose nothing here: the choices are shown again.</summary>
    public override Turn Take(string typed) => new(this, Do: new AskShipping(Payment));

    public static string Price(ShippingMethodView method) =>
        method.Price.Amount == 0 ? "free" : method.Price.ToString();

    private static MessageButton[] Button(ShippingMethodView method) =>
        [Press.To($"{Html.Cut(method.Name, 26)} · {Price(method)}", "ship", method.Id)];
}
