using Microsoft.Extensions.Caching.Distributed;
using StackExchange.Redis;

namespace LittleShop.Api.Caching;

/// <summary>
/// A cache that does not answer is no cache: a call gets a quarter of a second, and after one that failed nobody asks
/// for the next few seconds. What is missing is read from the database.
/// </summary>
internal sealed class ImpatientCache(IDistributedCache inner, IConnectionMultiplexer redis, TimeProvider clock)
    : IDistributedCache
{
    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan _rest = TimeSpan.FromSeconds(5);

    private long _awayUntil;

    private bool IsAway => !redis.IsConnected || clock.GetUtcNow().UtcTicks < Interlocked.Read(ref _awayUntil);

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) =>
        AskAsync(() => inner.GetAsync(key, token), token);

    public Task SetAsync(
        string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) =>
        TryAsync(() => inner.SetAsync(key, value, options, token), token);

    public Task RefreshAsync(string key, CancellationToken token = default) =>
        TryAsync(() => inner.RefreshAsync(key, token), token);

    public Task RemoveAsync(string key, CancellationToken token = default) =>
        TryAsync(() => inner.RemoveAsync(key, token), token);

    public byte[]? Get(string key) => IsAway ? null : inner.Get(key);

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => inner.Set(key, value, options);

    public void Refresh(string key) => inner.Refresh(key);

    public void Remove(string key) => inner.Remove(key);

    private Task<byte[]?> TryAsync(Func<Task> call, CancellationToken ct) => AskAsync<byte[]>(
        async () =>
        {
            await call();
            return null;
        },
        ct);

    private async Task<T?> AskAsync<T>(Func<Task<T?>> call, CancellationToken ct)
        where T : class
    {
        if (IsAway)
        {
            return null;
        }

        try
        {
            return await call().WaitAsync(_patience, ct);
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            Interlocked.Exchange(ref _awayUntil, (clock.GetUtcNow() + _rest).UtcTicks);
            return null;
        }
    }
}
