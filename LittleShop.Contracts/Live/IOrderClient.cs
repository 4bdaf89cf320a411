namespace LittleShop.Contracts;

/// <summary>What the OrderHub (/hubs/orders) says to the group AdminUsers. A missed call costs a re-read only.</summary>
public interface IOrderClient
{
    Task OrderUpdated(Guid orderId, OrderStatus status);

    /// <summary>Something else moved that pages count or list.</summary>
    Task ShopChanged(ShopChange change);
}

public enum ShopChange
{
    Deliveries,
    Customers,
    Catalog,
    Devices,

    /// <summary>Somebody read their inbox, on whatever device.</summary>
    Inbox,
}

/// <summary>What the BotHub (/hubs/bot) says to bot workers.</summary>
public interface IBotClient
{
    /// <summary>Telegram deliveries wait to be claimed.</summary>
    Task DeliveriesWaiting();
}
