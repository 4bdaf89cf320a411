namespace LittleShop.Contracts;

/// <summary>Signing in, one's own account, and the team.</summary>
public sealed class AuthClient(ApiCaller api)
{
    public Task<ApiAnswer<LoggedIn>> LoginAsync(Login login, CancellationToken ct) =>
        api.SendAsync<LoggedIn>(HttpMethod.Post, "auth/login", login, ct);

    public Task<ApiAnswer<AdminView>> MeAsync(CancellationToken ct) => api.GetAsync<AdminView>("auth/me", ct);

    public Task<ApiAnswer<Done>> ChangePasswordAsync(ChangePassword change, CancellationToken ct) =>
        api.SendAsync<Done>(HttpMethod.Post, "auth/password", change, ct);

    public Task<ApiAnswer<Done>> LogoutEverywhereAsync(CancellationToken ct) =>
        api.SendAsync<Done>(HttpMethod.Post, "auth/logout-everywhere", null, ct);

    public Task<ApiAnswer<IReadOnlyList<AdminView>>> ListAdminsAsync(CancellationToken ct) =>
        api.GetAsync<IReadOnlyList<AdminView>>("admins", ct);

    public Task<ApiAnswer<AdminView>> AddAdminAsync(AddAdmin admin, CancellationToken ct) =>
        api.SendAsync<AdminView>(HttpMethod.Post, "admins", admin, ct);

    public Task<ApiAnswer<AdminView>> ChangeAdminAsync(Guid id, ChangeAdmin change, CancellationToken ct) =>
        api.SendAsync<AdminView>(HttpMethod.Put, $"admins/{id}", change, ct);
}
