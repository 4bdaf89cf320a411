using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LittleShop.Api.Orders;

/// <summary>An admin moves an order. Moves about money or the end of an order need a manager.</summary>
internal static class ChangeOrderStatus
{
    public static async Task<Results<Ok<ChangedOrder>, NotFound, ForbidHttpResult, ProblemHttpResult>> Handle(
        Guid id, ChangeStatus change, CurrentAdmin admin, OrderChanges orders, OrderStock stock, TimeProvider clock,
        [FromHeader(Name = "Idempotency-Key")] string? key, CancellationToken ct)
    {
        if (change.To.NeedsManager && admin.Role is not (Roles.Owner or Roles.Manager))
        {
            return TypedResults.Forbid();
        }

        var answer = await orders.ChangeAsync(id, change.Version, key, async order =>
        {
            if (change.To is OrderStatus.PendingPayment)
            {
                return Problems.Conflict("retry-by-customer", "Only the customer can try to pay again, in the chat.");
            }

            if (!order.TryMove(change.To, admin.Actor, clock.GetUtcNow(), change.Note, out var moved))
            {
                return Problems.IllegalMove(order.Status, change.To, order.NextMoves);
            }

            if (change is { To: OrderStatus.Dispatched, TrackingNumber: { Length: > 0 } number })
            {
                order.SetTracking(change.Carrier, number);
            }

            if (change.To is OrderStatus.PaymentReceived && !await stock.TryTakeAsync(order, ct))
            {
                return Problems.Conflict(
                    "sold-out", "Its items are sold out meanwhile. Restock them first, or cancel the order.");
            }

            if (change.To is OrderStatus.PaymentFailed or OrderStatus.PaymentExpired or OrderStatus.Cancelled)
            {
                await stock.ReleaseAsync(order, ct);
            }

            return moved;
        }, ct);

        return answer.Result switch
        {
            Ok<ChangedOrder> ok => ok,
            NotFound missing => missing,
            var refused => (ProblemHttpResult)refused,
        };
    }
}
