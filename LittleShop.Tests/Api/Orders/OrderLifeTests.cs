using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.Tests.Api.Orders;

public sealed class OrderLifeTests(ShopHost shop) : IClassFixture<ShopHost>
{
    [Fact]
    public async Task An_order_goes_from_its_payment_to_its_delivery_and_every_step_is_in_its_timeline()
    {
        var placed = await shop.PlaceOrderAsync(PaymentMethod.BankTransfer);

        var order = await shop.MoveAsync(placed.Id, PaymentReceived, Accepted, Packing, Dispatched, Delivered);

        Assert.Equal(Delivered, order.Status);
        Assert.Equal(
            [PendingPayment, PaymentReceived, Accepted, Packing, Dispatched, Delivered],
            order.Timeline.Select(entry => entry.To));
        Assert.Equal(
            [null, PendingPayment, PaymentReceived, Accepted, Packing, Dispatched],
            order.Timeline.Select(entry => entry.From));
        Assert.Equal("customer", order.Timeline[0].By);
        Assert.All(order.Timeline.Skip(1), entry => Assert.Equal("Owner", entry.By));
        Assert.Equal("Owner", order.AssignedTo);
    }
}
