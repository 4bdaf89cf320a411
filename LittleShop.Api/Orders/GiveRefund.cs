using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LittleShop.Api.Orders;

/// <summary>Records money given back. The whole rest moves the order to Refunded; less leaves its status.</summary>
internal static class GiveRefund
{
    public static Task<Results<Ok<ChangedOrder>, NotFound, ProblemHttpResult>> Handle(
        Guid id, RefundOrder refund, CurrentAdmin admin, OrderChanges orders, OrderStock stock, TimeProvider clock,
        [FromHeader(Name = "Idempotency-Key")] string? key, CancellationToken ct) =>
        orders.ChangeAsync(id, refund.Version, key, async order =>
        {
            var left = order.Paid - order.Refunded;
            if (refund.Amount.Currency != order.Currency || refund.Amount.Amount <= 0 || refund.Amount.Amount > left)
            {
                return Problems.Conflict("refund-amount", left > 0
                    ? $"Between {order.In(0.01m)} and {order.In(left)} can be given back."
                    : "Nothing is left to give back on this order.");
            }

            var by = admin.Actor;
            var at = clock.GetUtcNow();
            if (!(refund.Amount.Amount == left
                ? order.TryMove(OrderStatus.Refunded, by, at, refund.Note, out var given)
                : order.TryRefund(refund.Amount.Amount, by, at, refund.Note, out given)))
            {
                return Problems.IllegalMove(order.Status, OrderStatus.Refunded, order.NextMoves);
            }

            if (refund.Restock)
            {
                await stock.ReleaseAsync(order, ct);
            }

            return given;
        }, ct);
}
