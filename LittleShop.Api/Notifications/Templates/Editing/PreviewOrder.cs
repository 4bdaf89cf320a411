using LittleShop.Api.Data;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Templates.Editing;

/// <summary>News to try a text on: of a real order as it happened, or as it would if it happened now.</summary>
internal static class PreviewOrder
{
    /// <summary>The wanted order's news, the newest order's, or made-up news where the shop has no order yet.</summary>
    public static async Task<OrderNews> FindAsync(
        ShopDb db, Guid? wanted, OrderEventKind kind, string currency, DateTimeOffset now, CancellationToken ct)
    {
        var found = await db.Orders.AsNoTracking()
            .Where(order => !order.IsCanary && (wanted == null || order.Id == wanted))
            .OrderByDescending(order => order.PlacedAt)
            .Select(order => new
            {
                order.Id,
                order.Currency,
                order.Total,
                order.Paid,
                order.ItemCount,
                order.Status,
                order.Carrier,
                order.TrackingNumber,
                Customer = db.Customers.Where(customer => customer.Id == order.CustomerId)
                    .Select(customer => customer.Name).First(),
                Event = db.OrderEvents.Where(entry => entry.OrderId == order.Id && entry.Kind == kind)
                    .OrderByDescending(entry => entry.Id).FirstOrDefault(),
            })
            .FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return MadeUp(kind, currency, now);
        }

        var given = found.Event?.Amount ?? (kind.MovesMoney ? found.Paid > 0 ? found.Paid : found.Total : 0);
        return new OrderNews(
            found.Id, kind, found.Event?.At ?? now, new Money(found.Total, found.Currency), found.ItemCount,
            found.Customer)
        {
            Amount = new Money(given, found.Currency),
            Note = found.Event?.Note,
            Carrier = found.Carrier,
            TrackingNumber = found.TrackingNumber,
            Missed = kind is OrderEventKind.CaughtUp ? $"{found.Id} {found.Status}" : null,
        };
    }

    public static OrderNews MadeUp(OrderEventKind kind, string currency, DateTimeOffset now)
    {
        var id = Guid.Parse("1a2b3c4d-0000-4000-8000-000000000000");
        return new OrderNews(id, kind, now, new Money(24.50m, currency), 2, "Grace <Hopper> & Söhne 🌿")
        {
            Amount = kind.MovesMoney ? new Money(5, currency) : null,
            Note = "Box is damaged",
            Carrier = "Royal Mail",
            TrackingNumber = "AB123456789GB",
            Missed = kind is OrderEventKind.CaughtUp ? $"{id} {OrderStatus.Dispatched}" : null,
        };
    }

    extension(OrderEventKind kind)
    {
        private bool MovesMoney =>
            kind is OrderEventKind.Cancelled or OrderEventKind.PartlyRefunded or OrderEventKind.Refunded;
    }
}
