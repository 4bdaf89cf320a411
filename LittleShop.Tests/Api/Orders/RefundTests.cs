using System.Net;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.Tests.Api.Orders;

public sealed class RefundTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_part_leaves_the_status_and_the_rest_ends_the_order()
    {
        var placed = await shop.PlaceOrderAsync(price: 20m); // 23.95 with shipping
        var order = await shop.MoveAsync(placed.Id, PaymentReceived, Accepted);
        using var owner = await shop.AsAdminAsync();

        var part = await owner.PostAsync<ChangedOrder>(
            $"/orders/{placed.Id}/refunds", new RefundOrder(order.Version, new Money(3.95m, "GBP"), "late"));
        Assert.Equal(Accepted, part.Status);
        var rest = await owner.PostAsync<ChangedOrder>(
            $"/orders/{placed.Id}/refunds", new RefundOrder(part.Version, new Money(20m, "GBP")));

        Assert.Equal(Refunded, rest.Status);
        var after = await owner.GetAsync<OrderDetail>($"/orders/{placed.Id}");
        Assert.Equal(new Money(23.95m, "GBP"), after.Amounts.Refunded);
        Assert.Equal(
            [(OrderEventKind.PartlyRefunded, 3.95m), (OrderEventKind.Refunded, 20m)],
            after.Timeline.Where(entry => entry.Amount is not null)
                .Select(entry => (entry.Kind, entry.Amount!.Value.Amount)));
    }

    [Theory]
    [InlineData(0, "GBP")]
    [InlineData(-1, "GBP")]
    [InlineData(13.96, "GBP")]
    [InlineData(1, "EUR")]
    public async Task More_than_was_paid_or_another_currency_is_refused_and_changes_nothing(
        double amount, string currency)
    {
        var placed = await shop.PlaceOrderAsync(); // 13.95 with shipping
        var order = await shop.MoveAsync(placed.Id, PaymentReceived);
        using var owner = await shop.AsAdminAsync();

        using var answer = await owner.SendAsync(
            HttpMethod.Post, $"/orders/{placed.Id}/refunds",
            new RefundOrder(order.Version, new Money((decimal)amount, currency)));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var after = await owner.GetAsync<OrderDetail>($"/orders/{placed.Id}");
        Assert.Equal(0m, after.Amounts.Refunded.Amount);
        Assert.Equal(order.Timeline, after.Timeline);
    }

    [Fact]
    public async Task Restocking_puts_the_items_back_once()
    {
        var variant = await shop.NewVariantAsync(stock: 5);
        var placed = await shop.PlaceOrderAsync(variantId: variant);
        var order = await shop.MoveAsync(placed.Id, PaymentReceived);
        using var owner = await shop.AsAdminAsync();

        var part = await owner.PostAsync<ChangedOrder>(
            $"/orders/{placed.Id}/refunds",
            new RefundOrder(order.Version, new Money(1m, "GBP"), Restock: true));
        await owner.PostAsync<ChangedOrder>(
            $"/orders/{placed.Id}/refunds",
            new RefundOrder(part.Version, new Money(1m, "GBP"), Restock: true));

        await using var db = shop.OpenDb();
        Assert.Equal(5, (await db.Variants.SingleAsync(v => v.Id == variant, Ct)).Stock);
    }
}
