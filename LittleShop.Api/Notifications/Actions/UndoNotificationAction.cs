using LittleShop.Api.Data;
using LittleShop.Api.Live;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Actions;

/// <summary>Takes a press back while the order has not moved yet. Undone twice is undone.</summary>
internal static class UndoNotificationAction
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, ActOnNotification undo, ActionTokens tokens, ShopDb db, OrderAnnouncer live,
        CancellationToken ct)
    {
        if (tokens.ReadUndo(undo.Token) != id)
        {
            return TakeNotificationAction.Unknown();
        }

        // One statement: an order whose press was undone and which still counts as answered would be forgotten.
        var undone = await db.Database.SqlQuery<Guid>(
            $"""
            with undone as (
                update notification_actions set state = 'Undone'
                where id = {id} and (state = 'Undone' or state = 'Waiting' and applies_at > clock_timestamp())
                returning order_id, made_at
            ), waiting as (
                update orders set acknowledged_at = null, acknowledged_by = null
                from undone
                where orders.id = undone.order_id and orders.acknowledged_at = undone.made_at
                  and orders.status = 'PaymentReceived'
            )
            select order_id as "Value" from undone
            """).ToListAsync(ct);
        if (undone is not [var order])
        {
            return Problems.Conflict("too-late", "It is too late to undo this. Open the order to see how it stands.");
        }

        live.Touched(order, await db.Orders.Where(found => found.Id == order).Select(found => found.Status).SingleAsync(ct));
        return TypedResults.NoContent();
    }
}
