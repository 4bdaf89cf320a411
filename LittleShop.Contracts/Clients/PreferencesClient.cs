namespace LittleShop.Contracts;

/// <summary>How the signed-in admin wants to be told, and their own chat with the bot.</summary>
public sealed class PreferencesClient(ApiCaller api)
{
    public Task<ApiAnswer<AdminPreferences>> GetAsync(CancellationToken ct) =>
        api.GetAsync<AdminPreferences>("me/notifications", ct);

    public Task<ApiAnswer<AdminPreferences>> SaveAsync(AdminPreferences preferences, CancellationToken ct) =>
        api.SendAsync<AdminPreferences>(HttpMethod.Put, "me/notifications", preferences, ct);

    public Task<ApiAnswer<IReadOnlyList<HearableEvent>>> ListEventsAsync(CancellationToken ct) =>
        api.GetAsync<IReadOnlyList<HearableEvent>>("me/notifications/events", ct);

    public Task<ApiAnswer<ChatLink>> LinkChatAsync(CancellationToken ct) =>
        api.SendAsync<ChatLink>(HttpMethod.Post, "me/chat-link", null, ct);

    public Task<ApiAnswer<Done>> UnlinkChatAsync(CancellationToken ct) =>
        api.SendAsync<Done>(HttpMethod.Delete, "me/chat-link", null, ct);
}
