using LittleShop.Contracts;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.Queue;

/// <summary>A way to reach somebody: one attempt for one claimed delivery, which always ends in an outcome.</summary>
internal interface IChannel
{
    Channel Channel { get; }

    /// <summary>Messages that may be on their way at the same time, in one process.</summary>
    int Slots { get; }

    /// <summary>Takes 20 s at most: the shortest lease is 30 s.</summary>
    Task<DeliveryOutcome> SendAsync(ClaimedDelivery claimed);
}

/// <summary>
/// Keeps as many messages of one channel on their way as there are slots: each channel has its own, so a dead provider
/// holds up nobody else's.
/// </summary>
internal sealed partial class ChannelSender<TChannel>(
    DeliveryQueue queue, TChannel channel, OutcomeWriter outcomes, Wakeup wakeup, TimeProvider clock,
    IOptions<DeliveryOptions> options, ILogger<ChannelSender<TChannel>> logger) : BackgroundService
    where TChannel : IChannel
{
    // Where nobody listens on this channel, every order would be a look for nothing.
    private static readonly TimeSpan _breath = TimeSpan.FromMilliseconds(10);

    private readonly string _worker = $"{Environment.MachineName}:{Environment.ProcessId}";
    private readonly SemaphoreSlim _slots = new(channel.Slots);

    public override void Dispose()
    {
        _slots.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var writing = outcomes.RunAsync();
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await _slots.WaitAsync(stoppingToken);
                var (full, found) = await FillAsync(stoppingToken);
                if (!full && !found)
                {
                    await Task.Delay(_breath, stoppingToken);
                }

                if (!full)
                {
                    await wakeup.WaitAsync(channel.Channel, options.Value.Poll, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The stop below finishes what is on its way.
        }

        for (var slot = 0; slot < channel.Slots; slot++)
        {
            await _slots.WaitAsync(CancellationToken.None);
        }

        outcomes.Complete();
        await writing;
    }

    /// <summary>Fills the free slots, of which the caller holds one: whether all of them, whether any.</summary>
    private async Task<(bool Full, bool Found)> FillAsync(CancellationToken ct)
    {
        var free = 1;
        while (_slots.Wait(0, CancellationToken.None))
        {
            free++;
        }

        var started = 0;
        try
        {
            // Not cancelled by a stop: a claim that was made but not heard of would wait for its lease to end.
            foreach (var claimed in await queue.ClaimAsync(channel.Channel, free, _worker, CancellationToken.None))
            {
                started++;
                _ = SendAsync(claimed);
            }

            return (started == free, started > 0);
        }
        catch (Exception error)
        {
            LogNoClaim(error, channel.Channel);
            await Task.Delay(options.Value.Poll, clock, ct);
            return (true, false);
        }
        finally
        {
            if (free > started)
            {
                _slots.Release(free - started);
            }
        }
    }

    private async Task SendAsync(ClaimedDelivery claimed)
    {
        try
        {
            outcomes.Add(await channel.SendAsync(claimed));
        }
        catch (Exception error)
        {
            LogBroken(error, claimed.Id); // its lease ends, and then it is tried again
        }
        finally
        {
            _slots.Release();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Due deliveries ({Channel}) could not be claimed; they stay due")]
    private partial void LogNoClaim(Exception error, Channel channel);

    [LoggerMessage(Level = LogLevel.Error, Message = "The attempt of delivery {Id} broke")]
    private partial void LogBroken(Exception error, long id);
}
