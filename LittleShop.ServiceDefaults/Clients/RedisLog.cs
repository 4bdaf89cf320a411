using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace LittleShop.ServiceDefaults.Clients;

/// <summary>Two sentences for an operator, instead of the client's own page of stack traces for each attempt.</summary>
internal static partial class RedisLog
{
    public static ConnectionMultiplexer Watch(ConnectionMultiplexer redis, ILogger log)
    {
        if (!redis.IsConnected)
        {
            Lost(log, redis.Configuration.Split(',')[0]);
        }

        redis.ConnectionFailed += (_, lost) => OnInteractive(lost, () => Lost(log, lost.EndPoint?.ToString()));
        redis.ConnectionRestored += (_, back) => OnInteractive(back, () => Back(log, back.EndPoint?.ToString()));
        return redis;
    }

    private static void OnInteractive(ConnectionFailedEventArgs change, Action tell)
    {
        // The second connection, for subscriptions, shares the fate of the first.
        if (change.ConnectionType == ConnectionType.Interactive)
        {
            tell();
        }
    }

    [LoggerMessage(LogLevel.Warning, "The cache at {Server} does not answer; going on without it")]
    private static partial void Lost(ILogger log, string? server);

    [LoggerMessage(LogLevel.Information, "The cache at {Server} is back")]
    private static partial void Back(ILogger log, string? server);
}
