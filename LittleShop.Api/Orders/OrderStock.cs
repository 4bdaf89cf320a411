using LittleShop.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Orders;

/// <summary>Puts an order's items back on the shelf, or takes them again. Runs in the caller's transaction.</summary>
internal sealed class OrderStock(ShopDb db)
{
    public async Task ReleaseAsync(Order order, CancellationToken ct)
    {
        if (!order.HoldsStock)
        {
            return;
        }

        // Locked in the order of their ids, as every writer of stock does: nobody waits in a circle.
        await db.Database.ExecuteSqlAsync(
            $"""
            with held as materialized (
                select variants.id, order_lines.quantity
                from order_lines join variants on variants.id = order_lines.variant_id
                where order_lines.order_id = {order.Id}
                order by variants.id
                for update of variants)
            update variants set stock = stock + held.quantity from held where variants.id = held.id
            """,
            ct);
        order.MarkStock(held: false);
    }

    /// <returns>False, and nothing taken, where something is sold out meanwhile.</returns>
    public async Task<bool> TryTakeAsync(Order order, CancellationToken ct)
    {
        if (order.HoldsStock)
        {
            return true;
        }

        var lines = await db.OrderLines.CountAsync(line => line.OrderId == order.Id, ct);
        var taken = await db.Database.ExecuteSqlAsync(
            $"""
            with wanted as materialized (
                select variants.id, order_lines.quantity, variants.stock
                from order_lines join variants on variants.id = order_lines.variant_id
                where order_lines.order_id = {order.Id}
                order by variants.id
                for update of variants),
            enough as (select count(*) = {lines} and coalesce(bool_and(stock >= quantity), false) as yes from wanted)
            update variants set stock = variants.stock - wanted.quantity
            from wanted, enough
            where variants.id = wanted.id and enough.yes
            """,
            ct);
        order.MarkStock(held: taken == lines);
        return taken == lines;
    }
}
