using LittleShop.Contracts;

namespace LittleShop.Admin.Blazor.Live;

/// <summary>
/// What moved since a page last heard. ReadAgain: something may have been missed, so read everything.
/// </summary>
public sealed record LiveChanges(
    IReadOnlyDictionary<Guid, OrderStatus> Orders, IReadOnlySet<ShopChange> Shop, bool ReadAgain,
    bool ConnectionChanged)
{
    public bool Touches(ShopChange change) => ReadAgain || Shop.Contains(change);

    public bool TouchesOrders => ReadAgain || Orders.Count > 0;

    public bool TouchesOrder(Guid id) => ReadAgain || Orders.ContainsKey(id);
}
