using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LittleShop.BotWorker.Telegram;

/// <summary>Whether Telegram still gives updates: only a copy that polls in vain is ill.</summary>
internal sealed class PollingHealth(TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan _tooLong = TimeSpan.FromSeconds(90);
    private DateTimeOffset? _polled;

    public DateTimeOffset LastUpdate { get; private set; } = clock.GetUtcNow();

    public void Polled() => _polled = clock.GetUtcNow();

    public void Received() => LastUpdate = clock.GetUtcNow();

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        _polled is { } last && clock.GetUtcNow() - last > _tooLong
            ? HealthCheckResult.Unhealthy($"The last answer of Telegram is from {last:HH:mm:ss} UTC.")
            : HealthCheckResult.Healthy());
}
