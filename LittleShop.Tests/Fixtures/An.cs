using LittleShop.Contracts;

namespace LittleShop.Tests.Fixtures;

/// <summary>Contracts as the Api would answer them, for tests that stand in for it.</summary>
internal static class An
{
    public static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    public static Money Pounds(decimal amount) => new(amount, "GBP");

    public static OrderSummary Order(
        OrderStatus status, string customer = "Ada Lovelace", Guid? id = null, int minutesAgo = 0)
    {
        var orderId = id ?? Guid.NewGuid();
        return new OrderSummary(
            orderId, orderId.ToString("N")[..8], status, Pounds(24.50m), 2, customer, PaymentMethod.Telegram,
            Noon.AddMinutes(-minutesAgo), Noon.AddMinutes(-minutesAgo));
    }

    public static OrderDetail OrderDetail(
        OrderStatus status, Guid? id = null, uint version = 7, PaymentMethod method = PaymentMethod.Telegram)
    {
        var orderId = id ?? Guid.NewGuid();
        var paid = status is OrderStatus.PendingPayment or OrderStatus.PaymentFailed or OrderStatus.PaymentExpired
            ? Pounds(0)
            : Pounds(24.50m);
        return new OrderDetail(
            orderId, orderId.ToString("N")[..8], status, version,
            new OrderAmounts(Pounds(20), Pounds(4.50m), Pounds(24.50m), paid, Pounds(0)), method, Noon, Noon, null,
            new OrderCustomer(Guid.NewGuid(), "Ada Lovelace", "ada", null, true), "Ada Lovelace",
            "12 St James's Square\nLondon SW1Y 4JH", "Standard", null, null,
            [
                new OrderLineView(Guid.NewGuid(), "Copper watering can", "Large", Pounds(12), 1, null),
                new OrderLineView(Guid.NewGuid(), "Seeds <b>mixed</b>", null, Pounds(4), 2, null),
            ],
            [new OrderEventView(1, OrderEventKind.Received, null, OrderStatus.PendingPayment, "Ada", Noon, null, null)],
            status.NextMoves);
    }

    public static Dashboard Dashboard(int toAccept = 3) => new(
        2, toAccept, 4, 1, 9, Pounds(312.40m), new DeliveryCounts(1, 120, 0), new DeliveryCounts(0, 348, 2), 3, 57, 12,
        [.. Enumerable.Range(0, 14).Select(day => new DayTotal(
            new DateOnly(2026, 4, 21).AddDays(day), day % 5, Pounds(40 + (day * 37 % 190))))]);
}
