namespace LittleShop.TelegramSimulator.Wire;

internal sealed record LabeledPrice(string Label, long Amount);

internal sealed record Invoice(
    string Title, string Description, string StartParameter, string Currency, long TotalAmount);

internal sealed record ShippingAddress(
    string CountryCode, string State, string City, string StreetLine1, string StreetLine2, string PostCode);

internal sealed record OrderInfo
{
    public string? Name { get; init; }
    public string? PhoneNumber { get; init; }
    public string? Email { get; init; }
    public ShippingAddress? ShippingAddress { get; init; }
}

internal sealed record ShippingOption(string Id, string Title, IReadOnlyList<LabeledPrice> Prices);

internal sealed record ShippingQuery(string Id, User From, string InvoicePayload, ShippingAddress ShippingAddress);

internal sealed record PreCheckoutQuery(string Id, User From, string Currency, long TotalAmount, string InvoicePayload)
{
    public string? ShippingOptionId { get; init; }
    public OrderInfo? OrderInfo { get; init; }
}

internal sealed record SuccessfulPayment(string Currency, long TotalAmount, string InvoicePayload)
{
    public string? ShippingOptionId { get; init; }
    public OrderInfo? OrderInfo { get; init; }
    public required string TelegramPaymentChargeId { get; init; }
    public required string ProviderPaymentChargeId { get; init; }
}
