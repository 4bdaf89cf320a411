using LittleShop.Contracts;
using LittleShop.ServiceDefaults;
using Microsoft.AspNetCore.SignalR;

namespace LittleShop.Api.Live;

/// <summary>
/// Tells open pages after a save. What it says may be missed (pages re-read when they reconnect), so it never delays or
/// fails a request: the move is saved already.
/// </summary>
internal sealed partial class OrderAnnouncer(
    IHubContext<OrderHub, IOrderClient> hub, ShopMetrics metrics, ILogger<OrderAnnouncer> logger)
{
    public void Moved(Guid orderId, OrderStatus? from, OrderStatus to)
    {
        metrics.OrderStatusChanged(from?.ToString() ?? "none", to.ToString());
        _ = TellAsync(hub.Admins.OrderUpdated(orderId, to));
    }

    /// <summary>The order did not move, but it is not what open pages know: its version changed.</summary>
    public void Touched(Guid orderId, OrderStatus status) => _ = TellAsync(hub.Admins.OrderUpdated(orderId, status));

    public void Changed(ShopChange change) => _ = TellAsync(hub.Admins.ShopChanged(change));

    /// <summary>An admin took notice of a paid order after so long.</summary>
    public void Answered(TimeSpan afterPaid) => metrics.OrderAnswered(afterPaid);

    private async Task TellAsync(Task said)
    {
        try
        {
            await said;
        }
        catch (Exception error)
        {
            LogUnheard(error.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Open pages were not told of a change: {Reason}")]
    private partial void LogUnheard(string reason);
}
