using System.Net;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Bot;

/// <summary>Money that comes while the shop is away.</summary>
public sealed class LatePaymentTests(ChatShop world) : IClassFixture<ChatShop>
{
    private const string Secret = "s3cret-s3cret-s3cret";

    [Fact]
    public async Task Money_is_written_down_and_recorded_when_the_shop_is_back()
    {
        var chat = await world.Telegram.NewChatAsync("Ada");
        await chat.StartAsync();
        var customer = await world.Shop.CustomerOfAsync(chat);
        await world.Shop.FillCartAsync(customer, await world.Shop.NewVariantAsync());
        var order = await world.Shop.CheckOutAsync(customer);
        await world.Bot.DisposeAsync();
        await using (var alone = BotHost.Start(
            new Uri("http://127.0.0.1:1"), world.BotCache.ConnectionString, world.Telegram, null,
            ("Telegram:WebhookUrl", "http://127.0.0.1:1/telegram/updates"), ("Telegram:WebhookSecret", Secret)))
        {
            using var http = new HttpClient { BaseAddress = alone.Address };
            var answer = await WebhookTests.PostAsync(http, Paid(chat.Id, order), Secret);

            Assert.Equal(HttpStatusCode.OK, answer);
            await chat.WaitForTextAsync("Your payment arrived safely");
        }

        world.Bot = world.StartBot();

        await chat.WaitForTextAsync("Payment Confirmed", TimeSpan.FromSeconds(30));
        using var bot = world.Shop.AsBot();
        var paid = await bot.GetAsync<CustomerOrder>($"/customers/{customer}/orders/{order.Id}");
        Assert.Equal((OrderStatus.PaymentReceived, order.Total), (paid.Status, paid.Amounts.Paid));
    }

    private static object Paid(long chat, PlacedOrder order) => new
    {
        update_id = 1,
        message = new
        {
            message_id = 900,
            date = 1_790_000_000,
            chat = new { id = chat, type = "private", first_name = "Ada" },
            from = new { id = chat, is_bot = false, first_name = "Ada" },
            successful_payment = new
            {
                currency = order.Total.Currency,
                total_amount = order.Total.MinorUnits,
                invoice_payload = order.Id.ToString("N"),
                telegram_payment_charge_id = "tg-charge-1",
                provider_payment_charge_id = "provider-charge-1",
            },
        },
    };
}
