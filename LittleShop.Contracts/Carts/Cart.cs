using System.ComponentModel.DataAnnotations;

namespace LittleShop.Contracts;

/// <summary>A customer's cart with today's prices. Ready: everything an order needs is known and in stock.</summary>
public sealed record CartView(
    IReadOnlyList<CartLine> Lines, Money Subtotal, Money? Shipping, Money Total, string? RecipientName,
    string? Address, ShippingMethodView? ShippingMethod, bool Ready);

/// <summary>InStock may be less than Quantity: somebody else was faster.</summary>
public sealed record CartLine(
    Guid VariantId, Guid ProductId, string Title, string? VariantTitle, Money UnitPrice, int Quantity, int InStock)
{
    public Money Total => UnitPrice * Quantity;
}

/// <summary>Puts so many more into the cart.</summary>
public sealed record AddToCart(Guid VariantId, [property: Range(1, Limits.Quantity)] int Quantity);

/// <summary>Sets a line's quantity; 0 removes the line.</summary>
public sealed record ChangeCartLine([property: Range(0, Limits.Quantity)] int Quantity);

/// <summary>Fills in what is not null and leaves the rest as it was.</summary>
public sealed record SetDelivery(
    [property: MinLength(2), MaxLength(Limits.Name)] string? RecipientName,
    [property: MinLength(8), MaxLength(Limits.Address)] string? Address,
    Guid? ShippingMethodId);

public sealed record ShippingMethodView(Guid Id, string Name, Money Price, string Estimate);

public sealed record PlaceOrder(PaymentMethod PaymentMethod);

/// <summary>An order just placed. PayBy: when it expires unpaid. Bank: where to pay, for a bank transfer.</summary>
public sealed record PlacedOrder(
    Guid Id, string Number, OrderStatus Status, Money Total, int ItemCount, PaymentMethod PaymentMethod,
    DateTimeOffset PayBy, BankDetails? Bank);
