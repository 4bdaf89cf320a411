using LittleShop.Api.Data;
using LittleShop.Contracts;
using Npgsql;

namespace LittleShop.Api.Carts;

/// <summary>Reads a whole cart with one statement; every change of a cart sends it along and answers with it.</summary>
internal static class CartReading
{
    // An archived product has no stock for a buyer, whatever stands on the shelf.
    private const string Sql = """
        select cart.recipient_name, cart.address, method.id, method.name, method.price, method.estimate,
            line.variant_id, variant.product_id, product.title, array_to_string(variant.options, ' / '),
            variant.price, line.quantity, case when product.status = 'Active' then variant.stock else 0 end
        from (select $1::uuid as customer_id) owner
        left join carts cart on cart.customer_id = owner.customer_id
        left join shipping_methods method on method.id = cart.shipping_method_id and method.active
        left join cart_lines line on line.customer_id = owner.customer_id
        left join variants variant on variant.id = line.variant_id
        left join products product on product.id = variant.product_id
        order by line.added_at, line.variant_id
        """;

    public static NpgsqlBatchCommand Command(Guid customerId) =>
        new(Sql) { Parameters = { new NpgsqlParameter<Guid> { TypedValue = customerId } } };

    public static async Task<CartView> ReadAsync(
        NpgsqlDataSource database, Guid customerId, string currency, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Command(customerId));
        await using var row = await batch.ExecuteReaderAsync(ct);
        return await ReadAsync(row, currency, ct);
    }

    public static async Task<CartView> ReadAsync(NpgsqlDataReader row, string currency, CancellationToken ct)
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
