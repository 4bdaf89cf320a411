namespace LittleShop.Contracts;

/// <summary>The counters of the shop, read together.</summary>
public sealed class DashboardClient(ApiCaller api)
{
    public Task<ApiAnswer<Dashboard>> GetAsync(CancellationToken ct) => api.GetAsync<Dashboard>("dashboard", ct);
}
