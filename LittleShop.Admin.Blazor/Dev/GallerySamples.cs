using LittleShop.Contracts;

namespace LittleShop.Admin.Blazor.Dev;

/// <summary>Things worth looking at: long names, markup in names, every state.</summary>
internal static class GallerySamples
{
    private static readonly DateTimeOffset _noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<DayTotal> Days { get; } =
        [.. Enumerable.Range(0, 14).Select(day => Day(day, day % 5, 40 + (day * 37 % 190)))];

    public static IReadOnlyList<DayTotal> QuietDays { get; } = [.. Enumerable.Range(0, 14).Select(day => Day(day, 0, 0))];

    public static IReadOnlyList<OrderSummary> Orders { get; } =
    [
        Row(OrderStatus.PendingPayment, "Ada Lovelace", 12.5m),
        Row(OrderStatus.Accepted, "Konstantinos Papadopoulos-Featherstonehaugh of Market Drayton", 1248.99m),
        Row(OrderStatus.PaymentFailed, "<b>Robert</b>'); DROP TABLE orders;--", 3),
    ];

    public static IReadOnlyList<DeliveryView> Deliveries { get; } =
    [
        Delivery(1, Channel.Telegram, DeliveryState.Sent, null), Delivery(2, Channel.WebPush, DeliveryState.Sending, null),
        Delivery(3, Channel.Telegram, DeliveryState.Queued, "429: Too Many Requests"),
        Delivery(4, Channel.WebPush, DeliveryState.Dead, "410: the browser unsubscribed"),
    ];

    public static IReadOnlyList<ProductSummary> Products { get; } =
    [
        Product("Copper watering can", ProductStatus.Active, 12, 1),
        Product("Terracotta pot, hand thrown in Devon, with a saucer and a very long title", ProductStatus.Active, 3, 6),
        Product("Oak dibber", ProductStatus.Active, 0, 1), Product("Linen apron", ProductStatus.Draft, 40, 3),
        Product("Last year's calendar", ProductStatus.Archived, 2, 1),
    ];

    public static IReadOnlyList<PhotoView> Photos { get; } =
    [
        new(Guid.NewGuid(), null, 0, PhotoState.Pending, null),
        new(Guid.NewGuid(), null, 1, PhotoState.Missing, "https://cdn.example/can.jpg"),
    ];

    public static OrderDetail Order(OrderStatus status) => new(
        Guid.Empty, "0B5F7A52", status, 1,
        new OrderAmounts(Pounds(20), Pounds(4.5m), Pounds(24.5m), Pounds(24.5m), Pounds(2)), PaymentMethod.BankTransfer,
        _noon, _noon, _noon.AddHours(1), new OrderCustomer(Guid.Empty, "Ada Lovelace", "ada", null, status != OrderStatus.Packing),
        "Ada Lovelace", "12 St James's Square\nLondon SW1Y 4JH", "Standard",
        status == OrderStatus.Dispatched ? new Tracking("Royal Mail", "RR123456785GB", "https://example.org") : null, "Grace",
        [
            new OrderLineView(Guid.Empty, "Copper watering can", "Large", Pounds(12), 1, null),
            new OrderLineView(null, "Seeds <b>mixed</b>", null, Pounds(4), 2, null),
        ],
        [
            new OrderEventView(1, OrderEventKind.Received, null, OrderStatus.PendingPayment, "customer", _noon, null, null),
            new OrderEventView(
                2, OrderEventKind.PartlyRefunded, status, status, "Grace", _noon, "One pot was broken.", Pounds(2)),
        ],
        status.NextMoves);

    private static Money Pounds(decimal amount) => new(amount, "GBP");

    private static DayTotal Day(int day, int orders, decimal revenue) =>
        new(new DateOnly(2026, 4, 21).AddDays(day), orders, Pounds(revenue));

    private static OrderSummary Row(OrderStatus status, string customer, decimal total) => new(
        Guid.NewGuid(), "0B5F7A52", status, Pounds(total), 3, customer, PaymentMethod.Telegram, _noon, _noon);

    private static DeliveryView Delivery(long id, Channel channel, DeliveryState state, string? answer) => new(
        id, Guid.Empty, "0B5F7A52", nameof(OrderEventKind.Dispatched), channel, "Chrome on Android", state, null, (int)id,
        _noon, state == DeliveryState.Sent ? _noon : null, null, null, _noon.AddMinutes(5), answer, null);

    private static ProductSummary Product(string title, ProductStatus status, int stock, int variants) => new(
        Guid.NewGuid(), title, null, "Garden", status, Pounds(9.5m), Pounds(variants > 1 ? 14 : 9.5m), stock, variants,
        null, _noon);
}
