using LittleShop.Contracts;

namespace LittleShop.BotWorker.Conversation;

/// <summary>A step of the checkout. Payment: how they will pay, once that is chosen.</summary>
internal abstract record CheckoutStep(PaymentMethod? Payment) : Step
{
    protected static IReadOnlyList<MessageButton> NotNow { get; } = [Press.To("⬅️ Back to the cart", "cart", 0)];
}

/// <summary>Finds what an order still lacks.</summary>
internal static class Checkout
{
    /// <summary>Asks for the first thing that is missing, or shows the whole order to agree to.</summary>
    public static Turn NextQuestion(
        CartView cart, CustomerRef customer, PaymentMethod? payment, IReadOnlyList<PaymentMethod> takes) => cart switch
        {
            { Lines: [] } => ReviewCart.Empty(),
            _ when cart.Lines.Any(ReviewCart.IsShort) => ReviewCart.Page(cart, 0),
            { RecipientName: null } => GiveName.Ask(payment, customer.LastRecipient),
            { Address: null } => GiveAddress.Ask(payment, customer.LastAddress),
            { ShippingMethod: null } => new Turn(new Browse(), Do: new AskShipping(payment)),
            _ when payment is { } chosen && takes.Contains(chosen) => ConfirmOrder.Show(cart, chosen),
            _ when takes is [var only] => ConfirmOrder.Show(cart, only),
            _ => ChoosePayment.Ask(takes),
        };
}
