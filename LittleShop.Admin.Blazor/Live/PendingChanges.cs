using LittleShop.Contracts;

namespace LittleShop.Admin.Blazor.Live;

/// <summary>Changes gathered for one circuit: the last status of each order, and a bound on how many.</summary>
internal sealed class PendingChanges
{
    /// <summary>Beyond so many orders a page is better off reading again than applying them one by one.</summary>
    public const int Bound = 200;

    private Dictionary<Guid, OrderStatus> _orders = [];
    private HashSet<ShopChange> _shop = [];
    private bool _readAgain;
    private bool _connection;

    public bool IsEmpty => !_readAgain && !_connection && _orders.Count == 0 && _shop.Count == 0;

    public void Add(Guid id, OrderStatus status)
    {
        _orders[id] = status;
        if (_orders.Count > Bound)
        {
            _orders.Clear();
            _readAgain = true;
        }
    }

    public void Add(ShopChange change) => _shop.Add(change);

    public void ReadAgain() => _readAgain = true;

    public void ConnectionChanged() => _connection = true;

    public LiveChanges Take()
    {
        var taken = new LiveChanges(_orders, _shop, _readAgain, _connection);
        (_orders, _shop, _readAgain, _connection) = ([], [], false, false);
        return taken;
    }
}
