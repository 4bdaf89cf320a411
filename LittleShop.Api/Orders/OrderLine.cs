namespace LittleShop.Api.Orders;

/// <summary>What was bought, as it was then: title and price are copies and outlive the product.</summary>
internal sealed class OrderLine
{
    public required Guid OrderId { get; init; }
    public required int Position { get; init; }
    public Guid? VariantId { get; init; }
    public required string Title { get; init; }
    public string? VariantTitle { get; init; }
    public required decimal UnitPrice { get; init; }
    public required int Quantity { get; init; }
}
