using LittleShop.Contracts;

namespace LittleShop.BotWorker.Conversation;

/// <summary>How will they pay?</summary>
internal sealed record ChoosePayment() : CheckoutStep(Payment: null)
{
    public static Turn Ask(IReadOnlyList<PaymentMethod> takes) => new(
        new ChoosePayment(),
        takes is []
            ? new("The shop takes no payments at the moment. Please try again later; your cart is kept.", NotNow)
            : new("💳 <b>How would you like to pay?</b>", [.. takes.Select(Button), NotNow]));

    /// <summary>Words choose nothing here: the choices are shown again.</summary>
    public override Turn Take(string typed) => new(this, Do: new AskPayment());

    public static string Name(PaymentMethod method) => method switch
    {
        PaymentMethod.Telegram => "Card, here in Telegram",
        PaymentMethod.BankTransfer => "Bank transfer",
        _ => method.ToString(),
    };

    private static MessageButton[] Button(PaymentMethod method) => [Press.To(Name(method), "pay", method)];
}
