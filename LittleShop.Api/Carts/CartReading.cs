using LittleShop.Api.Data;
using LittleShop.Contracts;
using Npgsql;

namespace LittleShop.Api.Carts;

/// <summary>Reads a whole cart with one statement; every change of a cart is part of it and answers with it.</summary>
internal static class CartReading
{
    /// <summary>The cart of customer $1: what a statement begins with that does not change where it goes.</summary>
    public const string Cart = "cart as (select * from carts where customer_id = $1)";

    /// <summary>All lines of customer $1: what a statement begins with that does not change them.</summary>
    public const string Lines = $"line as ({LinesOf})";

    /// <summary>The same as the first words of a narrower choice.</summary>
    public const string LinesOf = "select variant_id, quantity, added_at from cart_lines where customer_id = $1";

    /// <summary>
    /// The last part of every statement about a cart. What a statement writes it does not see, so the CTEs <c>cart</c>
    /// and <c>line</c> say how they are afterwards.
    /// </summary>
    // An archived product has no stock for a buyer, whatever stands on the shelf.
    public const string Select = """
        select cart.recipient_name, cart.address, method.id, method.name, method.price, method.estimate,
            line.variant_id, variant.product_id, product.title, array_to_string(variant.options, ' / '),
            variant.price, line.quantity, case when product.status = 'Active' then variant.stock else 0 end
        from (select) owner
        left join cart on true
        left join shipping_methods method on method.id = cart.shipping_method_id and method.active
        left join line on true
        left join variants variant on variant.id = line.variant_id
        left join products product on product.id = variant.product_id
        order by line.added_at, line.variant_id
        """;

    public static Task<CartView> ReadAsync(
        NpgsqlDataSource database, Guid customerId, string currency, CancellationToken ct) =>
        database.RunAsync($"with {Cart}, {Lines} {Select}", currency, ct, customerId);

    /// <summary>Runs a statement that ends with <see cref="Select"/>, with these values as $1, $2, …</summary>
    public static async Task<CartView> RunAsync(
        this NpgsqlDataSource database, string sql, string currency, CancellationToken ct,
        params IReadOnlyList<object?> values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        await using var row = await command.ExecuteReaderAsync(ct);
        return await ReadAsync(row, currency, ct);
    }

    private static async Task<CartView> ReadAsync(NpgsqlDataReader row, string currency, CancellationToken ct)
    {
        await row.ReadAsync(ct); // there is always one row, the owner's
        var (name, address) = (row.TextOrNull(0), row.TextOrNull(1));
        var method = row.IsDBNull(2)
            ? null
            : new ShippingMethodView(
                row.GetGuid(2), row.GetString(3), new Money(row.GetDecimal(4), currency), row.GetString(5));
        var lines = new List<CartLine>();
        do
        {
            if (!row.IsDBNull(6))
            {
                lines.Add(new CartLine(
                    row.GetGuid(6), row.GetGuid(7), row.GetString(8),
                    row.GetString(9) is { Length: > 0 } options ? options : null,
                    new Money(row.GetDecimal(10), currency), row.GetInt32(11), row.GetInt32(12)));
            }
        }
        while (await row.ReadAsync(ct));

        var subtotal = lines.Aggregate(new Money(0, currency), (sum, line) => sum + line.Total);
        var total = method is null ? subtotal : subtotal + method.Price;
        var ready = lines.Count > 0 && lines.All(line => line.InStock >= line.Quantity)
            && name is not null && address is not null && method is not null;
        return new CartView(lines, subtotal, method?.Price, total, name, address, method, ready);
    }
}
