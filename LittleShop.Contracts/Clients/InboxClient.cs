namespace LittleShop.Contracts;

/// <summary>The signed-in admin's own inbox.</summary>
public sealed class InboxClient(ApiCaller api)
{
    public Task<ApiAnswer<Page<InboxItem>>> ListAsync(bool unreadOnly, string? after, CancellationToken ct) =>
        api.GetAsync<Page<InboxItem>>(
            ApiPath.With("inbox", ("unread", unreadOnly ? "true" : null), ("after", after)), ct);

    public Task<ApiAnswer<InboxCount>> CountAsync(CancellationToken ct) =>
        api.GetAsync<InboxCount>("inbox/count", ct);

    /// <param name="ids">Null: everything.</param>
    public Task<ApiAnswer<Done>> ReadAsync(IReadOnlyList<long>? ids, CancellationToken ct) =>
        api.SendAsync<Done>(HttpMethod.Post, "inbox/read", new ReadInbox(ids), ct);
}
