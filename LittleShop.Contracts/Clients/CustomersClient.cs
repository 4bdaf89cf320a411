namespace LittleShop.Contracts;

/// <summary>The people who buy, and what they say about it.</summary>
public sealed class CustomersClient(ApiCaller api)
{
    public Task<ApiAnswer<Page<CustomerSummary>>> ListAsync(string? search, string? after, CancellationToken ct) =>
        api.GetAsync<Page<CustomerSummary>>(ApiPath.With("customers", ("search", search), ("after", after)), ct);

    public Task<ApiAnswer<CustomerSummary>> GetAsync(Guid id, CancellationToken ct) =>
        api.GetAsync<CustomerSummary>($"customers/{id}", ct);

    public Task<ApiAnswer<CustomerPreferences>> GetPreferencesAsync(Guid id, CancellationToken ct) =>
        api.GetAsync<CustomerPreferences>($"customers/{id}/preferences", ct);

    public Task<ApiAnswer<Page<ReviewView>>> ListReviewsAsync(string? after, CancellationToken ct) =>
        api.GetAsync<Page<ReviewView>>(ApiPath.With("reviews", ("after", after)), ct);
}
