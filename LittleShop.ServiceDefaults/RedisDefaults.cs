using StackExchange.Redis;

namespace LittleShop.ServiceDefaults;

/// <summary>A cache that is away costs a moment, never a request: fail fast, keep trying in the background.</summary>
public static class RedisDefaults
{
    public static void Apply(ConfigurationOptions options)
    {
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = 1000;
        options.AsyncTimeout = 1000;
        options.SyncTimeout = 1000;
        options.ConnectRetry = 1;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ReconnectRetryPolicy = new ExponentialRetry(250, 5000);
    }
}
