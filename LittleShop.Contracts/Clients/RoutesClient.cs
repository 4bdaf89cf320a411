namespace LittleShop.Contracts;

/// <summary>Who hears of what.</summary>
public sealed class RoutesClient(ApiCaller api)
{
    public Task<ApiAnswer<IReadOnlyList<RouteView>>> ListAsync(CancellationToken ct) =>
        api.GetAsync<IReadOnlyList<RouteView>>("notifications/routes", ct);

    public Task<ApiAnswer<RouteView>> ChangeAsync(ChangeRoute change, CancellationToken ct) =>
        api.SendAsync<RouteView>(HttpMethod.Put, "notifications/routes", change, ct);
}
