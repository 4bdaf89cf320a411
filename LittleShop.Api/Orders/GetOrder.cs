using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Orders;

internal static class GetOrder
{
    public static async Task<Results<Ok<OrderDetail>, NotFound>> Handle(Guid id, ShopDb db, CancellationToken ct)
    {
        var found = await db.Orders.AsNoTracking().Where(order => order.Id == id)
            .Join(db.Customers, order => order.CustomerId, customer => customer.Id, (order, customer) => new
            {
                Order = order,
                Customer = new OrderCustomer(
                    customer.Id, customer.Name, customer.Username, customer.Email, customer.UnreachableSince == null),
                AssignedTo = db.Users.Where(admin => admin.Id == order.AssignedAdminId)
                    .Select(admin => admin.Name).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(ct);
        if (found is not { Order: var order })
        {
            return TypedResults.NotFound();
        }

        return TypedResults.Ok(new OrderDetail(
            order.Id, order.Number, order.Status, order.Version, order.Amounts, order.PaymentMethod, order.PlacedAt,
            order.PaidAt, order.PayBy, found.Customer, order.RecipientName, order.Address, order.ShippingMethod,
            order.Tracking, found.AssignedTo, await db.LinesOfAsync(order, ct), await TimelineAsync(order, db, ct),
            order.NextMoves, order.Answer));
    }

    private static Task<List<OrderEventView>> TimelineAsync(Order order, ShopDb db, CancellationToken ct) =>
        db.OrderEvents.AsNoTracking().Where(entry => entry.OrderId == order.Id).OrderBy(entry => entry.Id)
            .Select(entry => new OrderEventView(
                entry.Id, entry.Kind, entry.From, entry.To, entry.By, entry.At, entry.Note,
                entry.Amount == null ? null : new Money(entry.Amount.Value, order.Currency)))
            .ToListAsync(ct);
}
