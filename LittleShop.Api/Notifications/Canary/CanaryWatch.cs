using System.Collections.Concurrent;
using LittleShop.ServiceDefaults;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LittleShop.Api.Notifications.Canary;

/// <summary>
/// Follows this process's rounds until every channel has answered or five minutes have passed. The times are the
/// database's, so how often it looks changes no figure. Once a minute it looks at everybody's rounds: a process that
/// died follows its own no more.
/// </summary>
internal sealed partial class CanaryWatch(
    NpgsqlDataSource database, ShopMetrics metrics, CanaryAlarms alarms, IOptions<CanaryOptions> options,
    TimeProvider clock, ILogger<CanaryWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _everyRound = TimeSpan.FromMinutes(1);
    private readonly DateTimeOffset _began = clock.GetUtcNow();
    private readonly ConcurrentQueue<Guid> _begun = [];
    private readonly Dictionary<Guid, HashSet<Contracts.Channel>> _open = [];

    public void Follow(Guid order) => _begun.Enqueue(order);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var begins = true;
        var checkedAt = clock.GetTimestamp();
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
                if (clock.GetElapsedTime(checkedAt) >= _everyRound)
                {
                    checkedAt = clock.GetTimestamp();
                    await CheckAsync(stoppingToken);
                }
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogUnread(error.Message);
            }
        }
    }

    /// <summary>What each channel's last round proves, whoever began it, and whether any is begun at all.</summary>
    public async Task CheckAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var entries = await CanaryLog.LatestAsync(database, ct);
        foreach (var entry in entries.Where(entry => CanaryWords.HasFailed(entry, now)))
        {
            await alarms.FailedAsync(entry, ct);
        }

        DateTimeOffset? last = entries is [] ? null : entries.Max(entry => entry.CreatedAt);
        var since = last > _began ? last.Value : _began; // a shop that was closed begins anew
        if (options.Value.Enabled && now - since > 2 * TimeSpan.FromMinutes(options.Value.EveryMinutes))
        {
            await alarms.StoppedAsync(last, ct);
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
            await alarms.FailedAsync(entry, ct);
        }
        else if (entry.ShownAt is { } shown)
        {
            metrics.CanaryCameThrough(Name(entry), shown - entry.CreatedAt);
            Prove(entry);
        }

        seen.Add(entry.Channel);
    }

    private void Prove(CanaryEntry entry)
    {
        if (entry.ProvenAt is { } proven)
        {
            metrics.SetCanaryProven(Name(entry), proven);
        }
    }

    private static string Name(CanaryEntry entry) => entry.Channel.ToString().ToLowerInvariant();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The canary could not be followed: {Reason}")]
    private partial void LogUnread(string reason);
}
