using System.ComponentModel.DataAnnotations;
using LittleShop.Api.Data;
using LittleShop.Api.Orders;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Reviews;

/// <summary>Reviews, newest first.</summary>
internal static class ListReviews
{
    public static async Task<Ok<Page<ReviewView>>> Handle(
        ShopDb db, string? after = null, [Range(1, 100)] int size = 25, CancellationToken ct = default)
    {
        var reviews = db.Reviews.AsNoTracking();
        if (TimeCursor.Parse(after) is { } last)
        {
            reviews = reviews.Where(review => EF.Functions.LessThan(
                ValueTuple.Create(review.At, review.OrderId), ValueTuple.Create(last.At, last.Id)));
        }

        var found = await reviews
            .OrderByDescending(review => review.At).ThenByDescending(review => review.OrderId)
            .Take(size + 1)
            .Select(review => new ReviewView(
                review.OrderId, OrderNumber.Of(review.OrderId),
                db.Customers.Where(customer => customer.Id == review.CustomerId)
                    .Select(customer => customer.Name).First(),
                review.Stars, review.Text, review.At))
            .ToListAsync(ct);
        return TypedResults.Ok(found.ToPage(size, row => new TimeCursor(row.At, row.OrderId)));
    }
}
