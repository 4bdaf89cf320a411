using LittleShop.Api.Data;
using LittleShop.Api.Live;
using LittleShop.Api.Notifications;
using LittleShop.Api.Orders;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Customers;

/// <summary>
/// The chat with a customer closes and opens again. While it is closed nothing waits for it; when it opens, one message
/// tells where everything stands.
/// </summary>
internal sealed class CustomerReach(
    ShopDb db, Wakeup wakeup, OrderAnnouncer live, DeliveryNews deliveries, TimeProvider clock)
{
    /// <summary>Messages that wait for the chat would only come in a heap once it is open again.</summary>
    public async Task GoneAsync(Guid customerId, CancellationToken ct)
    {
        await db.Database.CreateExecutionStrategy().ExecuteAsync(() => db.Database.ExecuteSqlAsync(
            $"""
            with gone as (
                update customers set unreachable_since = coalesce(unreachable_since, clock_timestamp())
                where id = {customerId} returning id)
            update deliveries set state = 'Suppressed', reason = 'Blocked'
            from gone
            where channel = 'Telegram' and recipient = gone.id and state = 'Queued'
            """,
            ct));
        deliveries.Changed();
    }

    /// <summary>Of all who say so at once, only the first finds the mark and writes the message.</summary>
    public async Task BackAsync(Guid customerId, CancellationToken ct)
    {
        var told = await db.InTransactionAsync(() => OpenAsync(customerId, ct), ct);
        if (told is not null)
        {
            wakeup.Signal();
            live.Moved(told.OrderId, told.From, told.To);
        }
    }

    private async Task<OrderEvent?> OpenAsync(Guid customerId, CancellationToken ct)
    {
        var opened = await db.Database.ExecuteSqlAsync(
            $"""
            update customers set unreachable_since = null
            where id = {customerId} and unreachable_since is not null and not is_canary
            """,
            ct);
        if (opened == 0)
        {
            return null;
        }

        // Whoever moves one of these orders right now still saw the customer as gone, so it is waited for: what they
        // write is among the missed. Who comes later sees them back.
        await db.Database.ExecuteSqlAsync(
            $"select from orders where customer_id = {customerId} order by id for update", ct);
        var missed = await db.Database.SqlQueryRaw<MissedOrder>(MissedOrders.Newest, customerId).ToListAsync(ct);
        if (missed is not [var newest])
        {
            return null;
        }

        var status = Enum.Parse<OrderStatus>(newest.Status);
        var caughtUp = new OrderEvent(
            newest.Id, OrderEventKind.CaughtUp, status, status, Actor.System, clock.GetUtcNow(), note: null);
        await EventFanOut.WriteAsync(db, caughtUp, ct);
        return caughtUp;
    }

    private sealed record MissedOrder(Guid Id, string Status);
}
