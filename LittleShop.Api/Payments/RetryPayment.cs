using LittleShop.Api.Orders;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.Api.Payments;

/// <summary>The customer tries again after a failed or expired payment: the items are reserved anew.</summary>
internal static class RetryPayment
{
    public static async Task<Results<Ok<PlacedOrder>, NotFound, ProblemHttpResult>> Handle(
        Guid customerId, Guid id, OrderChanges orders, OrderStock stock, PaymentTerms terms,
        TimeProvider clock, CancellationToken ct)
    {
        PlacedOrder? placed = null;
        var answer = await orders.ChangeAsync(id, null, null, async order =>
        {
            if (order.CustomerId != customerId)
            {
                return Problems.NotFound("There is no such order.");
            }

            if (order.Status == OrderStatus.PendingPayment)
            {
                placed = terms.Placed(order); // a second tap: it waits for its payment already
                return Decision.Nothing;
            }

            var now = clock.GetUtcNow();
            if (!order.TryMove(OrderStatus.PendingPayment, Actor.Customer, now, null, out var retried))
            {
                return Problems.IllegalMove(order.Status, OrderStatus.PendingPayment, order.NextMoves);
            }

            if (!await stock.TryTakeAsync(order, ct))
            {
                return Problems.Conflict("sold-out", "Sorry, something in this order is sold out meanwhile.");
            }

            order.WaitForPayment(now + terms.TimeToPay(order.PaymentMethod));
            placed = terms.Placed(order);
            return retried;
        }, ct);

        return answer.Result switch
        {
            Ok<ChangedOrder> => TypedResults.Ok(placed!),
            ProblemHttpResult refusal => refusal,
            _ => TypedResults.NotFound(),
        };
    }
}
