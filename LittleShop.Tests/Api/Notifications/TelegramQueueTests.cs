using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.Tests.Api.Notifications;

public sealed class TelegramQueueTests(ShopHost shop) : IClassFixture<ShopHost>
{
    [Fact]
    public async Task An_order_s_messages_come_one_after_the_other_and_tell_what_happened()
    {
        var placed = await shop.PlaceOrderAsync(PaymentMethod.BankTransfer);
        await shop.MoveAsync(placed.Id, PaymentReceived, Accepted, Packing, Dispatched, Delivered);

        var told = new List<string>();
        for (var turn = 0; turn < 6; turn++)
        {
            var message = Assert.Single(await ClaimAsync(placed.Id));
            told.Add(message.Html.Split('\n')[0]);
            Assert.Empty((await RecordAsync(message, DeliveryResult.Sent)).Refused);
        }

        Assert.Equal(
            [
                "🧾 <b>Order Received</b>", "💰 <b>Payment Confirmed</b>", "✅ <b>Order Accepted</b>",
                "📦 <b>Being Packed</b>", "🚚 <b>Order Dispatched</b>", "🎉 <b>Order Delivered</b>",
            ],
            told);
        Assert.Empty(await ClaimAsync(placed.Id));
    }

    private async Task<List<TelegramDelivery>> ClaimAsync(Guid orderId)
    {
        using var bot = shop.AsBot();
        await using var db = shop.OpenDb();
        var chat = await db.Orders.Where(order => order.Id == orderId)
            .Join(db.Customers, order => order.CustomerId, customer => customer.Id, (_, customer) => customer.ChatId)
            .SingleAsync(TestContext.Current.CancellationToken);
        var claimed = await bot.PostAsync<List<TelegramDelivery>>(
            "/bot/deliveries/claim", new ClaimDeliveries(100, "w"));
        return [.. claimed.Where(message => message.ChatId == chat)];
    }

    private async Task<OutcomesTaken> RecordAsync(TelegramDelivery message, DeliveryResult result)
    {
        using var bot = shop.AsBot();
        return await bot.PostAsync<OutcomesTaken>(
            "/bot/deliveries/outcomes", new[] { new DeliveryOutcome(message.Id, message.LeaseToken, result, "ok") });
    }
}
