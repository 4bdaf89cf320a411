using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using LittleShop.Api.Data;
using LittleShop.Api.Shop;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Customers;

/// <summary>Customers, whoever was seen last first. Search: a part of the name or the user name.</summary>
internal static class ListCustomers
{
    public static async Task<Ok<Page<CustomerSummary>>> Handle(
        ShopDb db, IOptions<ShopOptions> shop, string? search = null, string? after = null,
        [Range(1, 100)] int size = 25, CancellationToken ct = default)
    {
        var customers = db.Customers.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(search))
        {
            var pattern = SearchText.Anywhere(search);
            customers = customers.Where(customer => EF.Functions.ILike(customer.Name, pattern, SearchText.Escape)
                || (customer.Username != null && EF.Functions.ILike(customer.Username, pattern, SearchText.Escape)));
        }

        if (TimeCursor.Parse(after) is { } last)
        {
            customers = customers.Where(customer => EF.Functions.LessThan(
                ValueTuple.Create(customer.LastSeenAt, customer.Id), ValueTuple.Create(last.At, last.Id)));
        }

        var found = await customers
            .OrderByDescending(customer => customer.LastSeenAt).ThenByDescending(customer => customer.Id)
            .Take(size + 1)
            .Select(Summary(db, shop.Value.Currency))
            .ToListAsync(ct);
        return TypedResults.Ok(found.ToPage(size, row => new TimeCursor(row.LastSeenAt, row.Id)));
    }

    public static Expression<Func<Customer, CustomerSummary>> Summary(ShopDb db, string currency) =>
        customer => new CustomerSummary(
            customer.Id, customer.Name, customer.Username, customer.Email, customer.Language,
            customer.UnreachableSince == null,
            db.Orders.Count(order => order.CustomerId == customer.Id),
            new Money(
                db.Orders.Where(order => order.CustomerId == customer.Id).Sum(order => order.Paid - order.Refunded),
                currency),
            customer.CreatedAt, customer.LastSeenAt);
}

internal static class GetCustomer
{
    public static async Task<Results<Ok<CustomerSummary>, NotFound>> Handle(
        Guid id, ShopDb db, IOptions<ShopOptions> shop, CancellationToken ct) =>
        await db.Customers.AsNoTracking().Where(customer => customer.Id == id)
            .Select(ListCustomers.Summary(db, shop.Value.Currency)).SingleOrDefaultAsync(ct) is { } customer
            ? TypedResults.Ok(customer)
            : TypedResults.NotFound();
}
