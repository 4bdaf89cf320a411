using LittleShop.Contracts;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.Queue;

/// <summary>
/// Keeps as many recipients' messages of one channel on their way as there are slots: each channel has its own, so a dead
/// provider holds up nobody else's.
/// </summary>
internal sealed partial class ChannelSender<TChannel>(
    DeliveryQueue queue, TChannel channel, OutcomeWriter outcomes, Wakeup wakeup, TimeProvider clock,
    IOptions<DeliveryOptions> options, ILogger<ChannelSender<TChannel>> logger) : BackgroundService
    where TChannel : IChannel
{
    // While everybody's run is under way, every order would be a look for nothing.
    private static readonly TimeSpan _breath = TimeSpan.FromMilliseconds(4);

    private readonly string _worker = $"{Environment.MachineName}:{Environment.ProcessId}";
    private readonly SemaphoreSlim _slots = new(channel.Slots);

    public override void Dispose()
    {
        _slots.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var writing = outcomes.RunAsync(channel.Channel);
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
            var begun = clock.GetTimestamp();
            foreach (var run in await queue.ClaimRunsAsync(
                channel.Channel, free, channel.Run, _worker, CancellationToken.None))
            {
                started++;
                _ = SendAsync(run, begun);
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

    /// <summary>
    /// Sends a run in its order, each when the one before it is written down. What may not go now, for its lease or for
    /// the one before it, is given back.
    /// </summary>
    private async Task SendAsync(IReadOnlyList<ClaimedDelivery> run, long begun)
    {
        string? heldBack = null;
        try
        {
            foreach (var claimed in run)
            {
                if (clock.GetElapsedTime(begun) > options.Value.Lease - IChannel.Longest)
                {
                    heldBack ??= "Its sender was held up until it was too late.";
                }

                var outcome = heldBack is null
                    ? await channel.SendAsync(claimed)
                    : new DeliveryOutcome(claimed.Id, claimed.LeaseToken, DeliveryResult.Deferred, heldBack);
                var written = outcomes.AddAsync(outcome);
                if (claimed == run[^1])
                {
                    return;
                }

                // Written first, or a death could repeat all of the run; and not after what must be tried again.
                if (heldBack is null && (!await written || !IsOver(outcome.Result)))
                {
                    heldBack = "The message before it was not sent yet.";
                }
            }
        }
        catch (Exception error)
        {
            LogBroken(error, run[0].Recipient); // the leases end, and then it is tried again
        }
        finally
        {
            _slots.Release();
        }
    }

    private static bool IsOver(DeliveryResult result) =>
        result is DeliveryResult.Sent or DeliveryResult.Rejected or DeliveryResult.SwitchedOff;

    [LoggerMessage(Level = LogLevel.Error, Message = "Due deliveries ({Channel}) could not be claimed; they stay due")]
    private partial void LogNoClaim(Exception error, Channel channel);

    [LoggerMessage(Level = LogLevel.Error, Message = "An attempt for recipient {Recipient} broke")]
    private partial void LogBroken(Exception error, Guid recipient);
}
