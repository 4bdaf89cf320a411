namespace LittleShop.Contracts;

/// <summary>An order as lists show it. Number: the first 8 characters of the id, for eyes only.</summary>
public sealed record OrderSummary(
    Guid Id, string Number, OrderStatus Status, Money Total, int ItemCount, string CustomerName,
    PaymentMethod PaymentMethod, DateTimeOffset PlacedAt, DateTimeOffset ChangedAt, OrderAnswer? Answer = null,
    CustomerContact Contact = CustomerContact.Chat);

/// <summary>An order as its page shows it. Version: pass it back with every change.</summary>
public sealed record OrderDetail(
    Guid Id, string Number, OrderStatus Status, uint Version, OrderAmounts Amounts, PaymentMethod PaymentMethod,
    DateTimeOffset PlacedAt, DateTimeOffset? PaidAt, DateTimeOffset? PayBy, OrderCustomer Customer,
    string RecipientName, string Address, string ShippingMethod, Tracking? Tracking, string? AssignedTo,
    IReadOnlyList<OrderLineView> Lines, IReadOnlyList<OrderEventView> Timeline, IReadOnlyList<OrderStatus> NextMoves,
    OrderAnswer? Answer = null);

/// <summary>Whether an admin took notice of a paid order. WaitingSince: paid then, and nobody has answered yet.</summary>
public sealed record OrderAnswer(DateTimeOffset? WaitingSince, string? By, DateTimeOffset? At);

/// <summary>How the customer of an order can be reached now.</summary>
public enum CustomerContact
{
    Chat,

    /// <summary>Not in Telegram; mails go to them.</summary>
    EmailOnly,

    /// <summary>Not in Telegram, and no mail address is known.</summary>
    Nowhere,
}

public sealed record OrderAmounts(Money Subtotal, Money Shipping, Money Total, Money Paid, Money Refunded);

public sealed record OrderCustomer(Guid Id, string Name, string? Username, string? Email, bool Reachable)
{
    public CustomerContact Contact => Reachable ? CustomerContact.Chat
        : Email is null ? CustomerContact.Nowhere : CustomerContact.EmailOnly;
}

public sealed record OrderLineView(
    Guid? VariantId, string Title, string? VariantTitle, Money UnitPrice, int Quantity, Guid? PhotoId)
{
    public Money Total => UnitPrice * Quantity;
}

/// <summary>One entry of the append-only timeline. From is null for the first; Amount is what an event moved.</summary>
public sealed record OrderEventView(
    long Id, OrderEventKind Kind, OrderStatus? From, OrderStatus To, string By, DateTimeOffset At, string? Note,
    Money? Amount);

/// <summary>Where a parcel is. Url is a link to the carrier's page, where the carrier is a known one.</summary>
public sealed record Tracking(string Carrier, string Number, string? Url);

/// <summary>An order as its customer sees it in the chat.</summary>
public sealed record CustomerOrder(
    Guid Id, string Number, OrderStatus Status, OrderAmounts Amounts, PaymentMethod PaymentMethod,
    DateTimeOffset PlacedAt, DateTimeOffset? PayBy, string RecipientName, string Address, string ShippingMethod,
    Tracking? Tracking, IReadOnlyList<OrderLineView> Lines, bool Reviewed);
