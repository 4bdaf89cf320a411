using LittleShop.Api.Shop;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LittleShop.Api.Carts;

/// <summary>Who gets the parcel, where, and how; what is null stays as it was.</summary>
internal static class SetCartDelivery
{
    private const string Sql = $"""
        with cart as (
            insert into carts (customer_id, recipient_name, address, shipping_method_id)
            values ($1, $2::text, $3::text, $4::uuid)
            on conflict (customer_id) do update set
                recipient_name = coalesce(excluded.recipient_name, carts.recipient_name),
                address = coalesce(excluded.address, carts.address),
                shipping_method_id = coalesce(excluded.shipping_method_id, carts.shipping_method_id)
            returning *),
        {CartReading.Lines}
        {CartReading.Select}
        """;

    public static async Task<Results<Ok<CartView>, ProblemHttpResult>> Handle(
        Guid customerId, SetDelivery delivery, NpgsqlDataSource database, IOptions<ShopOptions> shop,
        CancellationToken ct)
    {
        try
        {
            var cart = await database.RunAsync(
                Sql, shop.Value.Currency, ct, customerId, delivery.RecipientName?.Trim(), delivery.Address?.Trim(),
                delivery.ShippingMethodId);
            return delivery.ShippingMethodId is { } chosen && cart.ShippingMethod?.Id != chosen
                ? Problems.Conflict("shipping-method", "This way of shipping is not offered any more. Choose another.")
                : TypedResults.Ok(cart);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return missing.ConstraintName?.Contains("shipping") == true
                ? Problems.Conflict("shipping-method", "There is no such way of shipping. Choose one from the list.")
                : Problems.NotFound("There is no such customer.");
        }
    }
}

internal static class ListShippingMethods
{
    public static async Task<Ok<List<ShippingMethodView>>> Handle(
        NpgsqlDataSource database, IOptions<ShopOptions> shop, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "select id, name, price, estimate from shipping_methods where active order by position, name");
        await using var row = await command.ExecuteReaderAsync(ct);
        var methods = new List<ShippingMethodView>();
        while (await row.ReadAsync(ct))
        {
            methods.Add(new ShippingMethodView(
                row.GetGuid(0), row.GetString(1), new Money(row.GetDecimal(2), shop.Value.Currency), row.GetString(3)));
        }

        return TypedResults.Ok(methods);
    }
}
