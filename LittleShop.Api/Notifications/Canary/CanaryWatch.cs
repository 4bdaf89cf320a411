using System.Collections.Concurrent;
using System.Globalization;
using LittleShop.Api.Notifications.Reachability;
using LittleShop.ServiceDefaults;
using Npgsql;

namespace LittleShop.Api.Notifications.Canary;

/// <summary>
/// Follows this process's rounds until every channel has answered or five minutes have passed. The times are the
/// database's, so how often it looks changes no figure.
/// </summary>
internal sealed partial class CanaryWatch(
    NpgsqlDataSource database, ShopMetrics metrics, Wakeup wakeup, TimeProvider clock, ILogger<CanaryWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromSeconds(1);
    private readonly ConcurrentQueue<Guid> _begun = [];
    private readonly Dictionary<Guid, HashSet<Contracts.Channel>> _open = [];

    public void Follow(Guid order) => _begun.Enqueue(order);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var begins = true;
        using var timer = new PeriodicTimer(_every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (begins)
                {
                    await RememberAsync(stoppingToken);
                    begins = false;
                }

                await LookAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogUnread(error.Message);
            }
        }
    }

    /// <summary>A restarted process knows when the channels were last proven.</summary>
    private async Task RememberAsync(CancellationToken ct)
    {
        foreach (var entry in await CanaryLog.LatestAsync(database, ct))
        {
            Prove(entry);
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        while (_begun.TryDequeue(out var order))
        {
            _open[order] = [];
        }

        foreach (var (order, seen) in _open.ToList())
        {
            var entries = await CanaryLog.OfAsync(database, order, ct);
            foreach (var entry in entries)
            {
                await LookAsync(entry, seen, ct);
            }

            if (entries.TrueForAll(entry => seen.Contains(entry.Channel)))
            {
                _open.Remove(order);
            }
        }
    }

    private async Task LookAsync(CanaryEntry entry, HashSet<Contracts.Channel> seen, CancellationToken ct)
    {
        var failed = CanaryWords.HasFailed(entry, clock.GetUtcNow());
        var ended = failed || entry.ShownAt is not null || entry.State is Contracts.DeliveryState.Suppressed;
        if (!ended || seen.Contains(entry.Channel))
        {
            return;
        }

        if (failed)
        {
            await AlarmAsync(entry, ct);
        }
        else if (entry.ShownAt is { } shown)
        {
            metrics.CanaryCameThrough(Name(entry), shown - entry.CreatedAt);
            Prove(entry);
        }

        seen.Add(entry.Channel);
    }

    /// <summary>Once for each time that a channel stops working, however many rounds fail until it works again.</summary>
    private async Task AlarmAsync(CanaryEntry entry, CancellationToken ct)
    {
        LogFailed(entry.Channel, entry.State, entry.Answer ?? "");
        var proven = entry.ProvenAt is { } at ? at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) : "never";
        var written = await NoticeFanOut.WriteAsync(
            database, Contracts.NoticeKind.Alarm, $"🚨 {entry.Channel} does not work",
            $"The shop's own test order did not come through. {entry.Answer ?? "No answer came."}", "/", "shop",
            $"canary-{entry.Channel}-{proven}",
            NoticeTo.ManagersAndOwners with { Channels = ReachabilityAlarm.Everything }, ct);
        if (written is not null)
        {
            wakeup.Signal();
        }
    }

    private void Prove(CanaryEntry entry)
    {
        if (entry.ProvenAt is { } proven)
        {
            metrics.SetCanaryProven(Name(entry), proven);
        }
    }

    private static string Name(CanaryEntry entry) => entry.Channel.ToString().ToLowerInvariant();

    [LoggerMessage(Level = LogLevel.Error, Message = "The canary did not come through {Channel} ({State}): {Answer}")]
    private partial void LogFailed(Contracts.Channel channel, Contracts.DeliveryState state, string answer);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The canary could not be followed: {Reason}")]
    private partial void LogUnread(string reason);
}
