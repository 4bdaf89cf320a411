using Npgsql;

namespace LittleShop.Benchmarks.Rig;

/// <summary>What happened to the orders so far.</summary>
internal static class Timeline
{
    /// <summary>
    /// The events in their order, but for the canary's, with the time each bears: a moment before its commit.
    /// </summary>
    public static async Task<List<(long Id, Guid Order, DateTimeOffset At)>> ReadAsync(
        NpgsqlDataSource db, CancellationToken ct)
    {
        await using var command = db.CreateCommand("""
            select event.id, order_id, at from order_events event join orders on orders.id = order_id
            where not is_canary order by event.id
            """);
        await using var row = await command.ExecuteReaderAsync(ct);
        var events = new List<(long, Guid, DateTimeOffset)>();
        while (await row.ReadAsync(ct))
        {
            events.Add((row.GetInt64(0), row.GetGuid(1), row.GetFieldValue<DateTimeOffset>(2)));
        }

        return events;
    }
}
