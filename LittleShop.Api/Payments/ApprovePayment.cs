using LittleShop.Api.Data;
using LittleShop.Api.Orders;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Payments;

/// <summary>
/// The last question before money moves (Bot API, pre_checkout_query): is this order still to be paid, with this amount?
/// </summary>
internal static class ApprovePayment
{
    public static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid customerId, Guid id, CheckPayment check, ShopDb db, TimeProvider clock, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking()
            .SingleOrDefaultAsync(order => order.Id == id && order.CustomerId == customerId, ct);
        if (order is null)
        {
            return TypedResults.NotFound();
        }

        return Refusal(order, check.Amount, clock.GetUtcNow()) is { } reason
            ? Problems.Conflict("not-payable", reason)
            : TypedResults.NoContent();
    }

    private static string? Refusal(Order order, Money amount, DateTimeOffset now) => order switch
    {
        { PaidAt: not null } => $"Order {order.Number} is paid already. Nothing was charged.",
        { Status: OrderStatus.PaymentFailed or OrderStatus.PaymentExpired } => Expired(order),
        { Status: not OrderStatus.PendingPayment } => $"Order {order.Number} cannot be paid any more.",
        _ when order.PayBy < now => Expired(order),
        _ when amount != order.In(order.Total) =>
            $"The amount of order {order.Number} has changed. Open it in /orders and pay again.",
        _ => null,
    };

    private static string Expired(Order order) =>
        $"Order {order.Number} has expired. Open it in /orders and tap «Try again».";
}
