using System.ComponentModel.DataAnnotations;
using System.Globalization;
using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Orders;

/// <summary>Orders, newest first. Search: the start of a short number, or a part of the customer's name.</summary>
internal static class ListOrders
{
    public static async Task<Ok<Page<OrderSummary>>> Handle(
        ShopDb db, OrderStatus? status = null, string? search = null, Guid? customerId = null, string? after = null,
        [Range(1, 100)] int size = 25, CancellationToken ct = default)
    {
        var orders = db.Orders.AsNoTracking()
            .Where(order => status == null || order.Status == status)
            .Where(order => customerId == null || order.CustomerId == customerId);
        return TypedResults.Ok(await PageAsync(db, Matching(db, orders, search), after, size, ct));
    }

    public static async Task<Page<OrderSummary>> PageAsync(
        ShopDb db, IQueryable<Order> orders, string? after, int size, CancellationToken ct)
    {
        if (TimeCursor.Parse(after) is { } last)
        {
            // Compared as a row, so Postgres walks the (placed_at, id) index and never counts past old pages.
            orders = orders.Where(order => EF.Functions.LessThan(
                ValueTuple.Create(order.PlacedAt, order.Id), ValueTuple.Create(last.At, last.Id)));
        }

        var found = await orders
            .OrderByDescending(order => order.PlacedAt).ThenByDescending(order => order.Id)
            .Take(size + 1)
            .Join(db.Customers, order => order.CustomerId, customer => customer.Id, (order, customer) => new OrderSummary(
                order.Id, OrderNumber.Of(order.Id), order.Status, new Money(order.Total, order.Currency),
                order.ItemCount, customer.Name, order.PaymentMethod, order.PlacedAt, order.ChangedAt,
                order.PaidAt == null ? null : new OrderAnswer(
                    order.AcknowledgedAt == null && order.Status == OrderStatus.PaymentReceived ? order.PaidAt : null,
                    order.AcknowledgedBy, order.AcknowledgedAt),
                customer.UnreachableSince == null ? CustomerContact.Chat
                    : customer.Email == null ? CustomerContact.Nowhere : CustomerContact.EmailOnly))
            .ToListAsync(ct);

        // A join may lose the order of what it joins; a page is small.
        found.Sort((left, right) => (right.PlacedAt, right.Id).CompareTo((left.PlacedAt, left.Id)));
        return found.ToPage(size, row => new TimeCursor(row.PlacedAt, row.Id));
    }

    private static IQueryable<Order> Matching(ShopDb db, IQueryable<Order> orders, string? search)
    {
        if (string.IsNullOrWhiteSpace(search))
        {
            return orders;
        }

        var number = search.Trim().TrimStart('#');
        if (number.Length <= 8 && uint.TryParse(number, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out _))
        {
            // A prefix of the id is a range of ids, which the primary key finds.
            var from = Guid.ParseExact(number.PadRight(32, '0'), "N");
            var to = Guid.ParseExact(number.PadRight(32, 'f'), "N");
            return orders.Where(order => order.Id >= from && order.Id <= to);
        }

        var pattern = SearchText.Anywhere(search);
        return orders.Where(order => db.Customers.Any(customer =>
            customer.Id == order.CustomerId && EF.Functions.ILike(customer.Name, pattern, SearchText.Escape)));
    }
}
