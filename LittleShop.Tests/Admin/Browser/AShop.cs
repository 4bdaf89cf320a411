using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Admin.Browser;

/// <summary>A fake Api with something on every page.</summary>
internal static class AShop
{
    public static OrderDetail Order { get; } = An.OrderDetail(OrderStatus.PaymentReceived);

    public static void Furnish(FakeApi api)
    {
        AdminHost.Welcome(api);
        api.On("GET /orders", new Page<OrderSummary>(
            [
                An.Order(OrderStatus.PaymentReceived, id: Order.Id), An.Order(OrderStatus.Packing), An.Order(OrderStatus.OnHold),
                An.Order(OrderStatus.Delivered), An.Order(OrderStatus.PaymentFailed), An.Order(OrderStatus.Dispatched),
            ],
            null));
        api.On($"GET /orders/{Order.Id}", Order);
        api.On($"GET /orders/{Order.Id}/deliveries", Deliveries);
        api.On("GET /categories", new[] { new CategorySummary(Guid.NewGuid(), "Garden", "garden", 0, 2, 1) });
        api.On("GET /products", new Page<ProductSummary>([Product("Oak dibber", 0), Product("Copper can", 40)], null));
        api.On("GET /customers", new Page<CustomerSummary>(
            [new(Guid.NewGuid(), "Ada Lovelace", "ada", null, "en", false, 3, An.Pounds(70), An.Noon, An.Noon)], null));
        api.On("GET /reviews", new Page<ReviewView>(
            [new(Order.Id, Order.Number, "Ada Lovelace", 4, "Lovely can, late parcel.", An.Noon)], null));
        api.On("GET /admins", new[] { new AdminView(Guid.NewGuid(), "grace@example.org", "Grace", Roles.Packer, true) });
        api.On("GET /push/subscriptions", new[] { new PushDevice(Guid.NewGuid(), "Chrome on Android", An.Noon, null, null) });
        api.On("GET /notifications/deliveries", new Page<DeliveryView>(Deliveries, null));
        api.On("GET /notifications/coverage", new CoverageReport(
            An.Noon, An.Noon, 40, 100, 99, [new(1, Order.Id, OrderEventKind.Accepted, Channel.WebPush, "Grace")]));
    }

    private static IReadOnlyList<DeliveryView> Deliveries { get; } =
    [
        Delivery(2, DeliveryState.Dead, "410: the browser unsubscribed"), Delivery(1, DeliveryState.Sent, null),
        Delivery(3, DeliveryState.Queued, "429: Too Many Requests"),
    ];

    private static DeliveryView Delivery(long id, DeliveryState state, string? answer) => new(
        id, Order.Id, Order.Number, OrderEventKind.PaymentConfirmed, Channel.WebPush, "Chrome on Android", state, 1,
        An.Noon, state == DeliveryState.Sent ? An.Noon : null, An.Noon, answer);

    private static ProductSummary Product(string title, int stock) => new(
        Guid.NewGuid(), title, null, null, ProductStatus.Draft, An.Pounds(9), An.Pounds(9), stock, 1, null, An.Noon);
}
