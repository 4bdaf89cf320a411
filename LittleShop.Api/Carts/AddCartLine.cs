using LittleShop.Api.Shop;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LittleShop.Api.Carts;

/// <summary>Puts more of a variant into the cart; the same Idempotency-Key puts it there once.</summary>
internal static class AddCartLine
{
    // What is not buyable, or would not fit, changes nothing; the cart that comes back tells why.
    private const string Sql = $"""
        with fresh as (
            insert into idempotency_keys (scope, key, at) values ($1, $4, $5)
            on conflict do nothing
            returning 1),
        written as (
            insert into cart_lines (customer_id, variant_id, quantity, added_at)
            select $1, variants.id, $3, $5
            from variants join products on products.id = variants.product_id
            where variants.id = $2 and products.status = 'Active' and exists (select from fresh)
                and exists (select from customers where id = $1)
                and (select count(*) from cart_lines where customer_id = $1 and variant_id <> $2) < $6
            on conflict (customer_id, variant_id) do update
                set quantity = least(cart_lines.quantity + excluded.quantity, $7)
            returning variant_id, quantity, added_at),
        line as (
            select * from written
            union all
            {CartReading.LinesOf} and variant_id not in (select variant_id from written)),
        {CartReading.Cart}
        {CartReading.Select}
        """;

    public static async Task<Results<Ok<CartView>, ProblemHttpResult>> Handle(
        Guid customerId, AddToCart add, NpgsqlDataSource database, IOptions<ShopOptions> shop, TimeProvider clock,
        [FromHeader(Name = "Idempotency-Key")] string? key, CancellationToken ct)
    {
        var cart = await database.RunAsync(
            Sql, shop.Value.Currency, ct, customerId, add.VariantId, add.Quantity,
            $"cart:{key ?? Guid.NewGuid().ToString()}", clock.GetUtcNow(), Limits.CartLines, Limits.Quantity);
        if (cart.Lines.Any(line => line.VariantId == add.VariantId))
        {
            return TypedResults.Ok(cart);
        }

        return cart.Lines.Count >= Limits.CartLines
            ? Problems.Conflict("cart-full", $"A cart holds {Limits.CartLines} different items. Order these first.")
            : Problems.Conflict("not-for-sale", "This item is not for sale any more.");
    }
}
