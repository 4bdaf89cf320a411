using LittleShop.Api.Data;
using LittleShop.Api.Payments;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LittleShop.Api.Carts;

/// <summary>Why a checkout placed no order: it did so before, or the cart says what is missing.</summary>
internal static class RefusedCheckout
{
    public static async Task<Results<Ok<PlacedOrder>, ProblemHttpResult>> ExplainAsync(
        ShopDb db, NpgsqlDataSource database, PaymentTerms terms, Guid customerId, PlaceOrder place, string key,
        string currency, CancellationToken ct)
    {
        var before = await db.Orders.AsNoTracking()
            .SingleOrDefaultAsync(order => order.CustomerId == customerId && order.IdempotencyKey == key, ct);
        if (before is not null)
        {
            return before.PaymentMethod == place.PaymentMethod
                ? TypedResults.Ok(terms.Placed(before))
                : Problems.Conflict("idempotency-key", "This Idempotency-Key placed another order. Use a new one.");
        }

        var cart = await CartReading.ReadAsync(database, customerId, currency, ct);
        return cart.Lines is []
            ? Problems.Conflict("cart-empty", "The cart is empty.")
            : Problems.Conflict("delivery-missing", "Name, address or shipping method is missing.");
    }

    public static async Task<ProblemHttpResult> SoldOutAsync(
        NpgsqlDataSource database, Guid customerId, string currency, CancellationToken ct)
    {
        var cart = await CartReading.ReadAsync(database, customerId, currency, ct);
        var shortages = cart.Lines.Where(line => line.InStock < line.Quantity)
            .Select(line => line.InStock > 0 ? $"only {line.InStock} × {line.Title} left" : $"{line.Title} is sold out");
        return Problems.Conflict("sold-out", string.Join("; ", shortages) is { Length: > 0 } named
            ? $"Sorry: {named}."
            : "Somebody else was faster. Look at your cart again.");
    }
}
