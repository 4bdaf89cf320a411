using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Ledger;

/// <summary>Everybody who was to hear of one order, newest first.</summary>
internal static class ListOrderDeliveries
{
    public static async Task<Results<Ok<List<DeliveryView>>, NotFound>> Handle(
        Guid id, ShopDb db, CancellationToken ct)
    {
        // Through its events, whose index leads to the order; deliveries are only found by event.
        var told = await db.ReadAsync(
            db.OrderEvents.Where(entry => entry.OrderId == id && db.Orders.Any(order => order.Id == id))
                .Join(db.Deliveries, entry => entry.Id, delivery => delivery.EventId, (_, delivery) => delivery), ct);
        return told is not [] || await db.Orders.AnyAsync(order => order.Id == id, ct)
            ? TypedResults.Ok(told)
            : TypedResults.NotFound();
    }
}
