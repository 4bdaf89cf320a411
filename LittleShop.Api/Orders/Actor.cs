namespace LittleShop.Api.Orders;

/// <summary>Who did something to an order, as the timeline shows it.</summary>
internal sealed record Actor(string Name, Guid? AdminId = null)
{
    public static Actor Customer { get; } = new("customer");

    public static Actor System { get; } = new("shop");

    public static Actor Provider { get; } = new("payment provider");
}
