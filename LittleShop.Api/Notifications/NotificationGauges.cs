using LittleShop.ServiceDefaults;
using Npgsql;

namespace LittleShop.Api.Notifications;

/// <summary>Counts what the gauges show: devices in use, and deliveries that still wait or are under way.</summary>
internal sealed class NotificationGauges(NpgsqlDataSource database, ShopMetrics metrics)
{
    /// <summary>Sets littleshop_active_push_subscriptions and answers the number of open deliveries.</summary>
    public async Task<long> ReadAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("""
            SELECT (SELECT count(*) FROM push_subscriptions WHERE ended_at IS NULL),
                (SELECT count(*) FROM deliveries WHERE state IN ('Queued', 'Sending'))
            """);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        metrics.SetActivePushSubscriptions(row.GetInt64(0));
        return row.GetInt64(1);
    }
}
