namespace LittleShop.Contracts;

/// <summary>The admin's own push devices, and the ledger of every delivery.</summary>
public sealed class NotificationsClient(ApiCaller api)
{
    public Task<ApiAnswer<PushKey>> GetKeyAsync(CancellationToken ct) => api.GetAsync<PushKey>("push/key", ct);

    public Task<ApiAnswer<PushDevice>> SubscribeAsync(SubscribePush device, CancellationToken ct) =>
        api.SendAsync<PushDevice>(HttpMethod.Put, "push/subscriptions", device, ct);

    /// <summary>What has become of this browser's subscription.</summary>
    public Task<ApiAnswer<SyncedDevice>> SyncAsync(SyncDevice seen, CancellationToken ct) =>
        api.SendAsync<SyncedDevice>(HttpMethod.Post, "push/subscriptions/sync", seen, ct);

    public Task<ApiAnswer<IReadOnlyList<PushDevice>>> ListDevicesAsync(CancellationToken ct) =>
        api.GetAsync<IReadOnlyList<PushDevice>>("push/subscriptions", ct);

    public Task<ApiAnswer<Done>> RemoveDeviceAsync(Guid id, CancellationToken ct) =>
        api.SendAsync<Done>(HttpMethod.Delete, $"push/subscriptions/{id}", null, ct);

    public Task<ApiAnswer<TestPushResult>> TestAsync(Guid id, CancellationToken ct) =>
        api.SendAsync<TestPushResult>(HttpMethod.Post, $"push/subscriptions/{id}/test", null, ct);

    public Task<ApiAnswer<Page<DeliveryView>>> ListDeliveriesAsync(
        DeliveryState? state, Channel? channel, string? after, CancellationToken ct) =>
        api.GetAsync<Page<DeliveryView>>(
            ApiPath.With("notifications/deliveries", ("state", state), ("channel", channel), ("after", after)), ct);

    public Task<ApiAnswer<DeliveryDetail>> GetDeliveryAsync(long id, CancellationToken ct) =>
        api.GetAsync<DeliveryDetail>($"notifications/deliveries/{id}", ct);

    public Task<ApiAnswer<Done>> ResendDeliveryAsync(long id, CancellationToken ct) =>
        api.SendAsync<Done>(HttpMethod.Post, $"notifications/deliveries/{id}/resend", null, ct);

    public Task<ApiAnswer<CoverageReport>> GetCoverageAsync(
        DateTimeOffset? from, DateTimeOffset? to, CancellationToken ct) =>
        api.GetAsync<CoverageReport>(ApiPath.With("notifications/coverage", ("from", from), ("to", to)), ct);
}
