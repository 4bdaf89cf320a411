using LittleShop.Api.Data;
using Microsoft.Extensions.Caching.Hybrid;

namespace LittleShop.Api.Caching;

/// <summary>
/// Keeps what is read often and changes rarely: in memory, and in Redis for the other copies of the Api. It may lose
/// anything at any time; the database is the truth. Without Redis each copy remembers for itself.
/// </summary>
internal sealed class ShopCache(HybridCache cache, CacheBroadcast broadcast, IServiceScopeFactory scopes)
{
    /// <summary>The remembered value, or what <paramref name="load"/> reads; callers at once share one read.</summary>
    /// <param name="lifetime">How old a value may be at most, wherever it was kept.</param>
    public ValueTask<T> GetOrSetAsync<T>(
        string key, string group, TimeSpan lifetime, Func<ShopDb, CancellationToken, Task<T>> load,
        CancellationToken ct) =>
        cache.GetOrCreateAsync(key, (scopes, load), LoadAsync, For(lifetime), [group], ct);

    public ValueTask SetAsync<T>(string key, string group, TimeSpan lifetime, T value, CancellationToken ct) =>
        cache.SetAsync(key, value, For(lifetime), [group], ct);

    public async Task RemoveAsync(string key)
    {
        await cache.RemoveAsync(key);
        await broadcast.TellAsync(CacheBroadcast.Key, key);
    }

    /// <summary>Call it after the commit: a reader in between may remember what was there before.</summary>
    public async Task RemoveGroupAsync(string group)
    {
        await cache.RemoveByTagAsync(group);
        await broadcast.TellAsync(CacheBroadcast.Group, group);
    }

    // A value of its own scope: the first caller may give up while others still wait for what it began to read.
    private static async ValueTask<T> LoadAsync<T>(
        (IServiceScopeFactory Scopes, Func<ShopDb, CancellationToken, Task<T>> Load) state, CancellationToken ct)
    {
        await using var scope = state.Scopes.CreateAsyncScope();
        return await state.Load(scope.ServiceProvider.GetRequiredService<ShopDb>(), ct);
    }

    // Half in Redis and half in memory: a value may be taken over from Redis in its last moment.
    private static HybridCacheEntryOptions For(TimeSpan lifetime) =>
        new() { Expiration = lifetime / 2, LocalCacheExpiration = lifetime / 2 };
}
