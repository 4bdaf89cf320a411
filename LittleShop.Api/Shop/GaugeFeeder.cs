using Hangfire;
using LittleShop.Api.Notifications.Canary;
using LittleShop.ServiceDefaults;
using Npgsql;

namespace LittleShop.Api.Shop;

/// <summary>Reads what the gauges show, every few seconds, with one statement.</summary>
internal sealed partial class GaugeFeeder(
    NpgsqlDataSource database, JobStorage jobs, ShopMetrics metrics, TimeProvider clock, ILogger<GaugeFeeder> logger)
    : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromSeconds(5);

    private static readonly string _sql = $"""
        select (select count(*) from push_subscriptions where ended_at is null and {CanaryRows.NoDevice}),
            (select count(*) from orders where status in ('PendingPayment', 'PaymentReceived') and not is_canary),
            (select count(*) from deliveries where state in ('Queued', 'Sending') and {CanaryRows.NoDelivery})
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_every, clock);
        do
        {
            try
            {
                await FeedAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotRead(error.Message); // the gauges keep their last values
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Pending orders wait for their payment or for an admin; pending jobs are deliveries and queued jobs.</summary>
    internal async Task FeedAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(_sql);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        metrics.SetActivePushSubscriptions(row.GetInt64(0));
        metrics.SetPendingOrders(row.GetInt64(1));
        metrics.SetJobsPending(row.GetInt64(2) + jobs.GetMonitoringApi().EnqueuedCount("default"));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The gauges could not be read: {Reason}")]
    private partial void LogNotRead(string reason);
}
