using LittleShop.BotWorker.Telegram;
using LittleShop.BotWorker.Telegram.Pacing;
using LittleShop.Contracts;
using Microsoft.Extensions.Options;

namespace LittleShop.BotWorker.Notifications;

/// <summary>
/// Takes due messages from the Api and hands them to the sender. It looks when the Api says that some wait, when a
/// chat became free for its next one, and every two seconds in any case. Broadcasts have a room of their own, of what
/// goes in a second: they take none from order messages, and no lease ends in the queue for a place.
/// </summary>
internal sealed partial class DeliveryPump(
    TelegramQueueClient queue, DeliverySender sender, OutcomeReports reports, DeliveryWakeUp wakeUp, SendGate gate,
    IOptions<TelegramOptions> options, TimeProvider clock, ILogger<DeliveryPump> logger) : BackgroundService
{
    private static readonly TimeSpan _look = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan _glance = TimeSpan.FromMilliseconds(20);

    private readonly string _name = $"{Environment.MachineName}:{Environment.ProcessId}";
    private readonly CancellationTokenSource _abandoned = new();
    private int _orders;
    private int _broadcasts;

    /// <summary>What is claimed is sent or given back before we go: its chat would wait for the lease's end.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WaitForTheRestAsync(_patience, cancellationToken);
        await _abandoned.CancelAsync();
        await WaitForTheRestAsync(_patience, cancellationToken);
    }

    public override void Dispose()
    {
        _abandoned.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await TakeSomeAsync(stoppingToken))
                {
                    await wakeUp.WaitAsync(_look, stoppingToken);
                }

                failures = 0;
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogRoundFailed(error.Message);
                var pause = TimeSpan.FromSeconds(Math.Min(0.25 * Math.Pow(2, ++failures), 10));
                await Task.Delay(pause, clock, stoppingToken);
            }
        }
    }

    private int UnderWay => Volatile.Read(ref _orders) + Volatile.Read(ref _broadcasts);

    /// <summary>True where more may wait: the claim brought as many as were asked for.</summary>
    private async Task<bool> TakeSomeAsync(CancellationToken ct)
    {
        // What Telegram would refuse now is better left in the queue, where another worker may have it.
        if (await gate.PauseLeftAsync() is { Ticks: > 0 } pause)
        {
            await Task.Delay(pause < _longestPause ? pause : _longestPause, clock, ct);
            return true;
        }

        var orders = Math.Max(0, options.Value.OrdersAtOnce - Volatile.Read(ref _orders));
        var broadcasts = Math.Max(0, options.Value.SendsPerSecond - Volatile.Read(ref _broadcasts));
        if (orders + broadcasts == 0)
        {
            return false; // the next outcome rings
        }

        var asked = clock.GetTimestamp();

        // Not cancelled by a stop: what is claimed but never heard of would wait for its lease to end.
        var claimed = await queue.ClaimAsync(new(orders, _name, broadcasts), _abandoned.Token);
        if (!claimed.Ok)
        {
            throw new HttpRequestException($"The Api refused the claim: {claimed.Problem.Message}");
        }

        foreach (var delivery in claimed.Value)
        {
            Interlocked.Increment(ref delivery.IsBroadcast ? ref _broadcasts : ref _orders);
            _ = SendAsync(delivery, asked, _abandoned.Token);
        }

        return orders > 0 && claimed.Value.Count(delivery => !delivery.IsBroadcast) >= orders;
    }

    private async Task WaitForTheRestAsync(TimeSpan patience, CancellationToken ct)
    {
        for (var since = clock.GetTimestamp();
            UnderWay > 0 && clock.GetElapsedTime(since) < patience && !ct.IsCancellationRequested;)
        {
            await Task.Delay(_glance, clock, CancellationToken.None);
        }
    }

    private async Task SendAsync(TelegramDelivery delivery, long claimed, CancellationToken ct)
    {
        try
        {
            reports.Add(await sender.SendAsync(delivery, claimed, ct), canWait: delivery.IsBroadcast);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            LogLeft(delivery.Id); // its lease ends, and then somebody else sends it
        }
        finally
        {
            Interlocked.Decrement(ref delivery.IsBroadcast ? ref _broadcasts : ref _orders);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Messages could not be fetched: {Reason}")]
    private partial void LogRoundFailed(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Delivery {Delivery} is left for the next worker")]
    private partial void LogLeft(long delivery);
}
