namespace LittleShop.Contracts;

/// <summary>Orders as an admin sees and moves them. Writes take a key that makes repeating them harmless.</summary>
public sealed class OrdersClient(ApiCaller api)
{
    public Task<ApiAnswer<Page<OrderSummary>>> ListAsync(
        OrderStatus? status, string? search, string? after, int? size, CancellationToken ct) =>
        api.GetAsync<Page<OrderSummary>>(
            ApiPath.With("orders", ("status", status), ("search", search), ("after", after), ("size", size)), ct);

    public Task<ApiAnswer<Page<OrderSummary>>> ListOfCustomerAsync(
        Guid customerId, string? after, CancellationToken ct) =>
        api.GetAsync<Page<OrderSummary>>(ApiPath.With("orders", ("customerId", customerId), ("after", after)), ct);

    public Task<ApiAnswer<OrderDetail>> GetAsync(Guid id, CancellationToken ct) =>
        api.GetAsync<OrderDetail>($"orders/{id}", ct);

    public Task<ApiAnswer<ChangedOrder>> MoveAsync(Guid id, ChangeStatus change, string key, CancellationToken ct) =>
        api.SendAsync<ChangedOrder>(HttpMethod.Post, $"orders/{id}/status", change, ct, key);

    public Task<ApiAnswer<ChangedOrder>> ChangeTrackingAsync(Guid id, ChangeTracking change, CancellationToken ct) =>
        api.SendAsync<ChangedOrder>(HttpMethod.Put, $"orders/{id}/tracking", change, ct);

    public Task<ApiAnswer<ChangedOrder>> RefundAsync(Guid id, RefundOrder refund, string key, CancellationToken ct) =>
        api.SendAsync<ChangedOrder>(HttpMethod.Post, $"orders/{id}/refunds", refund, ct, key);

    public Task<ApiAnswer<IReadOnlyList<DeliveryView>>> ListDeliveriesAsync(Guid id, CancellationToken ct) =>
        api.GetAsync<IReadOnlyList<DeliveryView>>($"orders/{id}/deliveries", ct);
}
