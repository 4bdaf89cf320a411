namespace LittleShop.Contracts;

/// <summary>Words of the shop to all its customers.</summary>
public sealed class BroadcastsClient(ApiCaller api)
{
    public Task<ApiAnswer<Page<BroadcastView>>> ListAsync(string? after, CancellationToken ct) =>
        api.GetAsync<Page<BroadcastView>>(ApiPath.With("broadcasts", ("after", after)), ct);

    public Task<ApiAnswer<BroadcastAudience>> CountAsync(CancellationToken ct) =>
        api.GetAsync<BroadcastAudience>("broadcasts/audience", ct);

    public Task<ApiAnswer<BroadcastView>> SendAsync(SendBroadcast broadcast, string key, CancellationToken ct) =>
        api.SendAsync<BroadcastView>(HttpMethod.Post, "broadcasts", broadcast, ct, key);
}
