using LittleShop.Api.Shop;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LittleShop.Api.Carts;

internal static class GetCart
{
    public static async Task<Ok<CartView>> Handle(
        Guid customerId, NpgsqlDataSource database, IOptions<ShopOptions> shop, CancellationToken ct) =>
        TypedResults.Ok(await CartReading.ReadAsync(database, customerId, shop.Value.Currency, ct));
}

internal static class EmptyCart
{
    public static async Task<Ok<CartView>> Handle(
        Guid customerId, NpgsqlDataSource database, IOptions<ShopOptions> shop, CancellationToken ct) =>
        TypedResults.Ok((await database.WriteAsync(
            "delete from cart_lines where customer_id = $1".With(customerId), customerId, shop, ct)).Cart);
}

internal static class SetCartLine
{
    private const string Sql = """
        update cart_lines set quantity = $3 where customer_id = $1 and variant_id = $2
        """;

    private const string Remove = "delete from cart_lines where customer_id = $1 and variant_id = $2";

    /// <summary>Sets a line's quantity; 0 removes it. A line that is gone already stays gone.</summary>
    public static async Task<Ok<CartView>> Handle(
        Guid customerId, Guid variantId, ChangeCartLine change, NpgsqlDataSource database,
        IOptions<ShopOptions> shop, CancellationToken ct)
    {
        var write = change.Quantity == 0
            ? Remove.With(customerId, variantId)
            : Sql.With(customerId, variantId, change.Quantity);
        return TypedResults.Ok((await database.WriteAsync(write, customerId, shop, ct)).Cart);
    }
}
