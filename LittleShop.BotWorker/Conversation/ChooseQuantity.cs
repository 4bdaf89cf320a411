using System.Globalization;
using LittleShop.Contracts;

namespace LittleShop.BotWorker.Conversation;

/// <summary>A variant is picked; how many?</summary>
internal sealed record ChooseQuantity(Guid Product, Guid Variant) : Step
{
    public static Turn Ask(Guid product, Guid variant) => new(
        new ChooseQuantity(product, variant),
        new($"How many would you like? Send me a number from 1 to {Limits.Quantity}.", [BackTo(product)]));

    public override Turn Take(string typed) =>
        int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count)
            ? Choose(count)
            : Again("Please send a number, for example 2.");

    private Turn Choose(int count) => count switch
    {
        < 1 => Again("At least one, please."),
        > Limits.Quantity => Again($"{Limits.Quantity} at most in one order, please."),
        _ => new(this, Do: new PutInCart(Product, Variant, count)),
    };

    private Turn Again(string why) => new(this, new(why, [BackTo(Product)]));

    private static MessageButton BackTo(Guid product) => Press.To("⬅️ Back to the product", "g", product, 0, 0);

    /// <summary>After the add: what is in the cart now and where to go.</summary>
    public static Turn Added(ProductDetail product, VariantView variant, int count, CartView cart, Listing? from)
    {
        var name = ReviewCart.Name(product.Title, variant.Title);
        var items = cart.Lines.Sum(line => line.Quantity);
        var line = cart.Lines.FirstOrDefault(line => line.VariantId == variant.Id);
        return new(new Browse(), new(
            Html.Lines(
                $"🛒 <b>{count} × {Html.Text(name, 250)}</b> is in your cart.",
                line is { InStock: var left } && left < line.Quantity ? $"⚠️ We have only {left} of these." : null,
                $"\nYour cart: {items} {(items == 1 ? "item" : "items")}, {cart.Subtotal}"),
            [Press.Checkout, Press.Cart],
            [ShowProduct.KeepLooking(from)])
        {
            PhotoId = product.Photos.FirstOrDefault(p => p.State == PhotoState.Ready)?.Id,
        })
        {
            Toast = $"Added {count} to your cart",
        };
    }
}
