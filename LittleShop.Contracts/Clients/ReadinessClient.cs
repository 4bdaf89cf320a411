namespace LittleShop.Contracts;

/// <summary>Whether the shop would hear of an order: how fast it answers, who can be reached, what the canary proved.</summary>
public sealed class ReadinessClient(ApiCaller api)
{
    public Task<ApiAnswer<ResponseTimes>> GetResponseTimesAsync(CancellationToken ct) =>
        api.GetAsync<ResponseTimes>("orders/response-times", ct);

    public Task<ApiAnswer<ReachabilityBoard>> GetReachabilityAsync(CancellationToken ct) =>
        api.GetAsync<ReachabilityBoard>("notifications/reachability", ct);

    public Task<ApiAnswer<CanaryReport>> GetCanaryAsync(CancellationToken ct) =>
        api.GetAsync<CanaryReport>("notifications/canary", ct);

    public Task<ApiAnswer<Done>> RunCanaryAsync(CancellationToken ct) =>
        api.SendAsync<Done>(HttpMethod.Post, "notifications/canary/run", null, ct);
}
