using System.Net;
using LittleShop.Api.Payments;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.Tests.Api.Payments;

public sealed class PaymentTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private static readonly Money _total = new(13.95m, "GBP");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_payment_moves_the_order_and_repeating_its_charge_changes_nothing()
    {
        var (customerId, placed) = await PlaceAsync();

        await PayAsync(customerId, placed.Id, "charge-1");
        await PayAsync(customerId, placed.Id, "charge-1");

        var order = await shop.MoveAsync(placed.Id);
        Assert.Equal(PaymentReceived, order.Status);
        Assert.Equal(2, order.Timeline.Count);
        Assert.Equal(_total, order.Amounts.Paid);
        Assert.Null(order.PayBy);
    }

    [Fact]
    public async Task Money_that_comes_twice_is_kept_count_of_and_holds_the_order()
    {
        var (customerId, placed) = await PlaceAsync();

        await PayAsync(customerId, placed.Id, "first");
        await PayAsync(customerId, placed.Id, "second");

        var order = await shop.MoveAsync(placed.Id);
        Assert.Equal(OnHold, order.Status);
        Assert.Equal(_total * 2, order.Amounts.Paid);
        Assert.Equal("£13.95 came again; give it back.", order.Timeline[^1].Note);
    }

    [Fact]
    public async Task Another_sum_than_asked_for_is_taken_and_holds_the_order()
    {
        var (customerId, placed) = await PlaceAsync();

        await PayAsync(customerId, placed.Id, "short", new Money(1m, "GBP"));

        var order = await shop.MoveAsync(placed.Id);
        Assert.Equal((OnHold, 1m), (order.Status, order.Amounts.Paid.Amount));
    }

    [Fact]
    public async Task The_last_check_refuses_what_cannot_be_paid_in_words_for_the_customer()
    {
        var (customerId, placed) = await PlaceAsync();
        using var bot = shop.AsBot();
        var path = $"/customers/{customerId}/orders/{placed.Id}/payment/check";

        using var good = await bot.SendAsync(HttpMethod.Post, path, new CheckPayment(_total));
        using var amount = await bot.SendAsync(HttpMethod.Post, path, new CheckPayment(new Money(1, "GBP")));
        await PayAsync(customerId, placed.Id, Guid.NewGuid().ToString());
        using var paid = await bot.SendAsync(HttpMethod.Post, path, new CheckPayment(_total));

        Assert.Equal(HttpStatusCode.NoContent, good.StatusCode);
        Assert.Contains("amount", (await amount.ProblemAsync()).Detail);
        Assert.Contains("paid already", (await paid.ProblemAsync()).Detail);
    }

    [Fact]
    public async Task An_unpaid_order_expires_gives_its_stock_back_and_can_be_tried_again()
    {
        var variant = await shop.NewVariantAsync(stock: 1);
        var (customerId, placed) = await PlaceAsync(variant);
        await ExpireAsync(placed.Id);
        Assert.Equal(PaymentExpired, (await shop.MoveAsync(placed.Id)).Status);
        Assert.Equal(1, await StockAsync(variant));

        using var bot = shop.AsBot();
        var again = await bot.PostAsync<PlacedOrder>(
            $"/customers/{customerId}/orders/{placed.Id}/payment/retry", new { });

        Assert.Equal(placed.Id, again.Id);
        Assert.Equal(0, await StockAsync(variant));
        Assert.Equal(PendingPayment, (await shop.MoveAsync(placed.Id)).Status);
    }

    [Fact]
    public async Task Trying_again_when_somebody_else_has_the_last_one_is_refused_and_changes_nothing()
    {
        var variant = await shop.NewVariantAsync(stock: 1);
        var (customerId, placed) = await PlaceAsync(variant);
        await ExpireAsync(placed.Id);
        await PlaceAsync(variant);

        using var bot = shop.AsBot();
        using var answer = await bot.SendAsync(
            HttpMethod.Post, $"/customers/{customerId}/orders/{placed.Id}/payment/retry", new { });

        Assert.Equal("sold-out", (await answer.ProblemAsync()).Code);
        Assert.Equal(PaymentExpired, (await shop.MoveAsync(placed.Id)).Status);
        Assert.Equal(0, await StockAsync(variant));
    }

    [Fact]
    public async Task Late_money_is_never_refused_and_waits_on_hold_where_the_item_is_gone()
    {
        var variant = await shop.NewVariantAsync(stock: 1);
        var (customerId, late) = await PlaceAsync(variant);
        await ExpireAsync(late.Id);
        await PlaceAsync(variant);

        await PayAsync(customerId, late.Id, "late");

        var order = await shop.MoveAsync(late.Id);
        Assert.Equal(OnHold, order.Status);
        Assert.Equal([PaymentExpired, PaymentReceived, OnHold], order.Timeline.Skip(1).Select(entry => entry.To));
        Assert.Equal(0, await StockAsync(variant));
    }

    [Fact]
    public async Task Somebody_elses_order_cannot_be_paid_or_seen()
    {
        var (_, placed) = await PlaceAsync();
        var stranger = await shop.NewCustomerAsync();
        using var bot = shop.AsBot();

        using var seen = await bot.SendAsync(HttpMethod.Get, $"/customers/{stranger.Id}/orders/{placed.Id}", null);
        using var paid = await bot.SendAsync(
            HttpMethod.Post, $"/customers/{stranger.Id}/orders/{placed.Id}/payment",
            new RecordPayment(_total, "stolen", "stolen"));

        Assert.Equal(HttpStatusCode.NotFound, seen.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, paid.StatusCode);
        Assert.Equal(PendingPayment, (await shop.MoveAsync(placed.Id)).Status);
    }

    private async Task<(Guid CustomerId, PlacedOrder Placed)> PlaceAsync(Guid? variant = null)
    {
        var customerId = await shop.NewCartAsync(variant ?? await shop.NewVariantAsync());
        return (customerId, await shop.CheckOutAsync(customerId));
    }

    private async Task PayAsync(Guid customerId, Guid orderId, string charge, Money? amount = null)
    {
        using var bot = shop.AsBot();
        await bot.PostAsync<ChangedOrder>(
            $"/customers/{customerId}/orders/{orderId}/payment",
            new RecordPayment(amount ?? _total, $"{orderId}-{charge}", $"{orderId}-{charge}"));
    }

    private async Task ExpireAsync(Guid orderId)
    {
        await using var db = shop.OpenDb();
        await db.Orders.Where(order => order.Id == orderId).ExecuteUpdateAsync(
            set => set.SetProperty(order => order.PayBy, DateTimeOffset.UnixEpoch), Ct);
        await using var scope = shop.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PaymentExpiry>().RunAsync(Ct);
    }

    private async Task<int> StockAsync(Guid variant)
    {
        await using var db = shop.OpenDb();
        return (await db.Variants.SingleAsync(v => v.Id == variant, Ct)).Stock;
    }
}
