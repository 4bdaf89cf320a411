namespace LittleShop.Contracts;

/// <summary>The addresses that the shop tells of order events, and what became of what they were told.</summary>
public sealed class WebhooksClient(ApiCaller api)
{
    public Task<ApiAnswer<IReadOnlyList<WebhookView>>> ListAsync(CancellationToken ct) =>
        api.GetAsync<IReadOnlyList<WebhookView>>("notifications/webhooks", ct);

    public Task<ApiAnswer<WebhookSecret>> AddAsync(SaveWebhook endpoint, CancellationToken ct) =>
        api.SendAsync<WebhookSecret>(HttpMethod.Post, "notifications/webhooks", endpoint, ct);

    public Task<ApiAnswer<WebhookView>> ChangeAsync(Guid id, SaveWebhook endpoint, CancellationToken ct) =>
        api.SendAsync<WebhookView>(HttpMethod.Put, $"notifications/webhooks/{id}", endpoint, ct);

    public Task<ApiAnswer<WebhookSecret>> RotateSecretAsync(Guid id, CancellationToken ct) =>
        api.SendAsync<WebhookSecret>(HttpMethod.Post, $"notifications/webhooks/{id}/secret", null, ct);

    public Task<ApiAnswer<TestPushResult>> TestAsync(Guid id, CancellationToken ct) =>
        api.SendAsync<TestPushResult>(HttpMethod.Post, $"notifications/webhooks/{id}/test", null, ct);

    public Task<ApiAnswer<Done>> RemoveAsync(Guid id, CancellationToken ct) =>
        api.SendAsync<Done>(HttpMethod.Delete, $"notifications/webhooks/{id}", null, ct);

    public Task<ApiAnswer<Page<DeliveryView>>> ListDeliveriesAsync(Guid id, string? after, CancellationToken ct) =>
        api.GetAsync<Page<DeliveryView>>(
            ApiPath.With(
                "notifications/deliveries", ("channel", Channel.Webhook), ("recipient", id), ("after", after)), ct);
}
