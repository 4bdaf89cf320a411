using LittleShop.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Canary;

/// <summary>Forgets the canary's rounds after a week.</summary>
internal sealed class CanaryCleanup(ShopDb db)
{
    public Task<int> RunAsync(CancellationToken ct) => db.InTransactionAsync(
        async () =>
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                delete from deliveries using order_events event, orders
                where deliveries.event_id = event.id and event.order_id = orders.id
                  and orders.customer_id = {CanaryRows.Customer} and orders.is_canary
                  and orders.placed_at < clock_timestamp() - interval '7 days'
                """,
                ct);
            await db.Database.ExecuteSqlAsync(
                $"""
                delete from order_events event using orders
                where event.order_id = orders.id and orders.customer_id = {CanaryRows.Customer} and orders.is_canary
                  and orders.placed_at < clock_timestamp() - interval '7 days'
                """,
                ct);
            return await db.Database.ExecuteSqlAsync(
                $"""
                delete from orders
                where customer_id = {CanaryRows.Customer} and is_canary
                  and placed_at < clock_timestamp() - interval '7 days'
                """,
                ct);
        },
        ct);
}
