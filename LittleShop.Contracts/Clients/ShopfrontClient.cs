namespace LittleShop.Contracts;

/// <summary>The shop as a customer walks through it: what the bot asks of the Api on a customer's behalf.</summary>
public sealed class ShopfrontClient(HttpClient http)
{
    private readonly ApiCaller _api = new(http);

    public Task<ApiAnswer<IReadOnlyList<CategorySummary>>> ListCategoriesAsync(CancellationToken ct) =>
        _api.GetAsync<IReadOnlyList<CategorySummary>>("/categories", ct);

    public Task<ApiAnswer<Page<ProductSummary>>> ListProductsAsync(
        Guid? categoryId, string? search, string? after, int size, CancellationToken ct) =>
        _api.GetAsync<Page<ProductSummary>>(
            "/products" + Query(("categoryId", categoryId?.ToString()), ("search", search), ("after", after),
                ("size", $"{size}")), ct);

    public Task<ApiAnswer<ProductDetail>> GetProductAsync(Guid id, CancellationToken ct) =>
        _api.GetAsync<ProductDetail>($"/products/{id}", ct);

    /// <summary>The picture as JPEG, or null where it is gone or not ready.</summary>
    public async Task<byte[]?> ReadPhotoAsync(Guid id, int width, CancellationToken ct)
    {
        using var answer = await http.GetAsync($"/photos/{id}?width={width}&format=jpeg", ct);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync(ct) : null;
    }

    public Task<ApiAnswer<CustomerRef>> SeeCustomerAsync(SeeCustomer seen, CancellationToken ct) =>
        _api.SendAsync<CustomerRef>(HttpMethod.Put, "/customers", seen, ct);

    public Task<ApiAnswer<Done>> SetReachableAsync(Guid customer, bool reachable, CancellationToken ct) =>
        _api.SendAsync<Done>(HttpMethod.Put, $"/customers/{customer}/reachable", reachable, ct);

    public Task<ApiAnswer<CartView>> GetCartAsync(Guid customer, CancellationToken ct) =>
        _api.GetAsync<CartView>($"/customers/{customer}/cart", ct);

    public Task<ApiAnswer<CartView>> AddToCartAsync(
        Guid customer, AddToCart add, string idempotencyKey, CancellationToken ct) =>
        _api.SendAsync<CartView>(HttpMethod.Post, $"/customers/{customer}/cart/lines", add, ct, idempotencyKey);

    public Task<ApiAnswer<CartView>> ChangeCartLineAsync(
        Guid customer, Guid variant, ChangeCartLine change, CancellationToken ct) =>
        _api.SendAsync<CartView>(HttpMethod.Put, $"/customers/{customer}/cart/lines/{variant}", change, ct);

    public Task<ApiAnswer<Done>> EmptyCartAsync(Guid customer, CancellationToken ct) =>
        _api.SendAsync<Done>(HttpMethod.Delete, $"/customers/{customer}/cart", null, ct);

    public Task<ApiAnswer<CartView>> SetDeliveryAsync(Guid customer, SetDelivery delivery, CancellationToken ct) =>
        _api.SendAsync<CartView>(HttpMethod.Put, $"/customers/{customer}/cart/delivery", delivery, ct);

    public Task<ApiAnswer<IReadOnlyList<ShippingMethodView>>> ListShippingMethodsAsync(CancellationToken ct) =>
        _api.GetAsync<IReadOnlyList<ShippingMethodView>>("/shipping-methods", ct);

    public Task<ApiAnswer<PaymentOptions>> GetPaymentOptionsAsync(CancellationToken ct) =>
        _api.GetAsync<PaymentOptions>("/payment-options", ct);

    public Task<ApiAnswer<PlacedOrder>> PlaceOrderAsync(
        Guid customer, PlaceOrder order, string idempotencyKey, CancellationToken ct) =>
        _api.SendAsync<PlacedOrder>(HttpMethod.Post, $"/customers/{customer}/orders", order, ct, idempotencyKey);

    public Task<ApiAnswer<Page<OrderSummary>>> ListOrdersAsync(
        Guid customer, string? after, int size, CancellationToken ct) =>
        _api.GetAsync<Page<OrderSummary>>(
            $"/customers/{customer}/orders" + Query(("after", after), ("size", $"{size}")), ct);

    public Task<ApiAnswer<CustomerOrder>> GetOrderAsync(Guid customer, Guid order, CancellationToken ct) =>
        _api.GetAsync<CustomerOrder>($"/customers/{customer}/orders/{order}", ct);

    public Task<ApiAnswer<Done>> CheckPaymentAsync(
        Guid customer, Guid order, CheckPayment check, CancellationToken ct) =>
        _api.SendAsync<Done>(HttpMethod.Post, $"/customers/{customer}/orders/{order}/payment/check", check, ct);

    public Task<ApiAnswer<ChangedOrder>> RecordPaymentAsync(
        Guid customer, Guid order, RecordPayment payment, CancellationToken ct) =>
        _api.SendAsync<ChangedOrder>(
            HttpMethod.Post, $"/customers/{customer}/orders/{order}/payment", payment, ct);

    public Task<ApiAnswer<PlacedOrder>> RetryPaymentAsync(
        Guid customer, Guid order, string idempotencyKey, CancellationToken ct) =>
        _api.SendAsync<PlacedOrder>(
            HttpMethod.Post, $"/customers/{customer}/orders/{order}/payment/retry", null, ct, idempotencyKey);

    public Task<ApiAnswer<Done>> WriteReviewAsync(Guid customer, WriteReview review, CancellationToken ct) =>
        _api.SendAsync<Done>(HttpMethod.Post, $"/customers/{customer}/reviews", review, ct);

    private static string Query(params IEnumerable<(string Name, string? Value)> parts) =>
        string.Join('&', parts
            .Where(part => part.Value is not null)
            .Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}")) is { Length: > 0 } joined
            ? $"?{joined}"
            : "";
}
