namespace LittleShop.Api.Carts;

/// <summary>A way to send a parcel, with its price in the shop's currency.</summary>
internal sealed class ShippingMethod
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; set; }
    public required decimal Price { get; set; }

    /// <summary>As customers read it: «1–3 working days».</summary>
    public required string Estimate { get; set; }
    public required int Position { get; set; }
    public bool Active { get; set; } = true;
}
