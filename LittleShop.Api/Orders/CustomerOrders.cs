using System.ComponentModel.DataAnnotations;
using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Orders;

internal static class ListCustomerOrders
{
    public static async Task<Ok<Page<OrderSummary>>> Handle(
        Guid customerId, ShopDb db, string? after = null, [Range(1, 100)] int size = 25,
        CancellationToken ct = default) =>
        TypedResults.Ok(await ListOrders.PageAsync(
            db, db.Orders.AsNoTracking().Where(order => order.CustomerId == customerId), after, size, ct));
}

internal static class GetCustomerOrder
{
    /// <summary>Somebody else's order is not found: its existence is nobody's business.</summary>
    public static async Task<Results<Ok<CustomerOrder>, NotFound>> Handle(
        Guid customerId, Guid id, ShopDb db, CancellationToken ct)
    {
        var order = await db.Orders.AsNoTracking()
            .SingleOrDefaultAsync(order => order.Id == id && order.CustomerId == customerId, ct);
        return order is null
            ? TypedResults.NotFound()
            : TypedResults.Ok(new CustomerOrder(
                order.Id, order.Number, order.Status, order.Amounts, order.PaymentMethod, order.PlacedAt, order.PayBy,
                order.RecipientName, order.Address, order.ShippingMethod, order.Tracking,
                await db.LinesOfAsync(order, ct), await db.Reviews.AnyAsync(review => review.OrderId == id, ct)));
    }
}
