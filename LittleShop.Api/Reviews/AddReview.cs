using LittleShop.Api.Data;
using LittleShop.Api.Live;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Reviews;

/// <summary>A customer reviews an order of theirs, once it is delivered, and once.</summary>
internal static class AddReview
{
    public static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        Guid customerId, WriteReview review, ShopDb db, OrderAnnouncer live, TimeProvider clock, CancellationToken ct)
    {
        var status = await db.Orders.Where(order => order.Id == review.OrderId && order.CustomerId == customerId)
            .Select(order => (OrderStatus?)order.Status).SingleOrDefaultAsync(ct);
        if (status is null)
        {
            return TypedResults.NotFound();
        }

        if (status is not OrderStatus.Delivered)
        {
            return Problems.Conflict("not-delivered", "An order can be reviewed once it is delivered.");
        }

        var added = await db.Database.ExecuteSqlAsync(
            $"""
            insert into reviews (order_id, customer_id, stars, text, at)
            values ({review.OrderId}, {customerId}, {review.Stars}, {review.Text}, {clock.GetUtcNow()})
            on conflict do nothing
            """,
            ct);
        if (added == 0)
        {
            return Problems.Conflict("already-reviewed", "This order has its review already. Thank you!");
        }

        live.Changed(ShopChange.Customers);
        return TypedResults.NoContent();
    }
}
