using LittleShop.Api.Shop;
using LittleShop.Contracts;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LittleShop.Api.Carts;

internal static class CartWriting
{
    /// <summary>Sends a write and the reading after it in one round trip, as one transaction.</summary>
    /// <returns>How many rows the write changed, and the cart as it is now.</returns>
    public static async Task<(int Changed, CartView Cart)> WriteAsync(
        this NpgsqlDataSource database, NpgsqlBatchCommand write, Guid customerId, IOptions<ShopOptions> shop,
        CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(write);
        batch.BatchCommands.Add(CartReading.Command(customerId));
        await using var row = await batch.ExecuteReaderAsync(ct);
        var cart = await CartReading.ReadAsync(row, shop.Value.Currency, ct);
        return ((int)write.RecordsAffected, cart);
    }

    public static NpgsqlBatchCommand With(this string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        return command;
    }
}
