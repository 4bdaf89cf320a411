namespace LittleShop.Contracts;

/// <summary>What the bot does for the people behind its chats: customers' wishes, and admins' own chats.</summary>
public sealed class ChatsClient(HttpClient http)
{
    private readonly ApiCaller _api = new(http);

    public Task<ApiAnswer<CustomerPreferences>> GetPreferencesAsync(Guid customer, CancellationToken ct) =>
        _api.GetAsync<CustomerPreferences>($"/customers/{customer}/preferences", ct);

    public Task<ApiAnswer<CustomerPreferences>> SavePreferencesAsync(
        Guid customer, CustomerPreferences preferences, CancellationToken ct) =>
        _api.SendAsync<CustomerPreferences>(HttpMethod.Put, $"/customers/{customer}/preferences", preferences, ct);

    public Task<ApiAnswer<LinkedChat>> LinkAsync(LinkChat chat, CancellationToken ct) =>
        _api.SendAsync<LinkedChat>(HttpMethod.Put, "/bot/admin-chats", chat, ct);

    public Task<ApiAnswer<AcknowledgedOrder>> AcknowledgeAsync(AcknowledgeOrder order, CancellationToken ct) =>
        _api.SendAsync<AcknowledgedOrder>(HttpMethod.Post, "/bot/admin-chats/acknowledge", order, ct);

    /// <summary>Says what the bot is called, so that the shop can link to it.</summary>
    public Task<ApiAnswer<Done>> IntroduceAsync(string name, CancellationToken ct) =>
        _api.SendAsync<Done>(HttpMethod.Put, "/bot/name", name, ct);
}
