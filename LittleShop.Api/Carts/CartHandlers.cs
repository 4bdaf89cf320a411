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
    private const string Sql = $"""
        with emptied as (delete from cart_lines where customer_id = $1),
            {CartReading.Cart}, line as ({CartReading.LinesOf} and false)
        {CartReading.Select}
        """;

    public static async Task<Ok<CartView>> Handle(
        Guid customerId, NpgsqlDataSource database, IOptions<ShopOptions> shop, CancellationToken ct) =>
        TypedResults.Ok(await database.RunAsync(Sql, shop.Value.Currency, ct, customerId));
}

internal static class SetCartLine
{
    private const string Change = $"""
        with changed as (
            update cart_lines set quantity = $3 where customer_id = $1 and variant_id = $2
            returning variant_id, quantity, added_at),
        line as (select * from changed union all {CartReading.LinesOf} and variant_id <> $2),
        {CartReading.Cart}
        {CartReading.Select}
        """;

    private const string Remove = $"""
        with removed as (delete from cart_lines where customer_id = $1 and variant_id = $2),
        line as ({CartReading.LinesOf} and variant_id <> $2),
        {CartReading.Cart}
        {CartReading.Select}
        """;

    /// <summary>Sets a line's quantity; 0 removes it. A line that is gone already stays gone.</summary>
    public static async Task<Ok<CartView>> Handle(
        Guid customerId, Guid variantId, ChangeCartLine change, NpgsqlDataSource database,
        IOptions<ShopOptions> shop, CancellationToken ct) =>
        TypedResults.Ok(change.Quantity == 0
            ? await database.RunAsync(Remove, shop.Value.Currency, ct, customerId, variantId)
            : await database.RunAsync(Change, shop.Value.Currency, ct, customerId, variantId, change.Quantity));
}
