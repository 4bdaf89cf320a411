using LittleShop.Api.Data;
using LittleShop.Api.Orders;
using LittleShop.Api.Shop;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.Canary;

/// <summary>
/// Writes an order that nobody placed, its event and the canary's deliveries in one transaction, as a checkout does. From
/// there on it goes the way of every order's news.
/// </summary>
internal sealed class CanaryRound(
    ShopDb db, CanarySetup setup, CanaryWatch watch, Wakeup wakeup, IOptions<CanaryOptions> options,
    IOptions<ShopOptions> shop, TimeProvider clock)
{
    private static readonly Actor _canary = new("canary");

    /// <summary>Asked every minute, and by as many copies as there are.</summary>
    public async Task RunIfDueAsync(CancellationToken ct)
    {
        var every = TimeSpan.FromMinutes(options.Value.EveryMinutes);
        if (options.Value.Enabled && await db.Database.SqlQuery<bool>(
            $"""
            select coalesce(max(placed_at) <= clock_timestamp() - {every}, true) as "Value" from orders
            where customer_id = {CanaryRows.Customer}
            """).SingleAsync(ct))
        {
            await RunAsync(ct);
        }
    }

    public async Task<Guid> RunAsync(CancellationToken ct)
    {
        await setup.EnsureAsync(ct);
        var order = Guid.NewGuid();
        wakeup.Signal(await db.InTransactionAsync(() => PlaceAsync(order, ct), ct));
        watch.Follow(order);
        return order;
    }

    private async Task<IReadOnlyList<Channel>> PlaceAsync(Guid order, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into orders (id, customer_id, status, currency, subtotal, shipping, total, paid, refunded, item_count,
                payment_method, recipient_name, address, shipping_method, placed_at, changed_at, holds_stock, is_canary)
            values ({order}, {CanaryRows.Customer}, 'PendingPayment', {shop.Value.Currency}, 1, 0, 1, 0, 0, 1, 'Telegram',
                'Canary', '', '', clock_timestamp(), clock_timestamp(), false, true)
            """,
            ct);
        return await EventFanOut.WriteAsync(
            db,
            new OrderEvent(
                order, OrderEventKind.Received, null, OrderStatus.PendingPayment, _canary, clock.GetUtcNow(), note: null),
            ct);
    }
}
