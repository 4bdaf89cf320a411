namespace LittleShop.Api.Orders;

internal static class OrderNumber
{
    /// <summary>The short number: the first 8 characters of the id, in capitals. For eyes, never a key.</summary>
    public static string Of(Guid id) => id.ToString("N")[..8].ToUpperInvariant();
}
