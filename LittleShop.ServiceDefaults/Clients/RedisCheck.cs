using Microsoft.Extensions.Diagnostics.HealthChecks;
using StackExchange.Redis;

namespace LittleShop.ServiceDefaults.Clients;

internal sealed class RedisCheck(IConnectionMultiplexer redis) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await redis.GetDatabase().PingAsync().WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception problem) when (problem is RedisException or TimeoutException)
        {
            return new(context.Registration.FailureStatus, $"Redis does not answer: {problem.Message}");
        }
    }
}
