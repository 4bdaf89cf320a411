using LittleShop.TelegramSimulator.State;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Bot;

/// <summary>Redis dies: nobody is left without an answer, no money and no message is lost.</summary>
public sealed class WithoutRedisTests(ChatShop world) : IClassFixture<ChatShop>
{
    [Fact]
    public async Task A_bot_without_its_memory_says_so_and_goes_on_when_it_is_back()
    {
        var chat = await world.Telegram.NewChatAsync("Ada");
        var menu = await chat.StartAsync();
        var customer = await world.Shop.CustomerOfAsync(chat);
        await world.Shop.FillCartAsync(customer, await world.Shop.NewVariantAsync());
        await chat.SendAsync("/checkout");
        await chat.PressStartingAsync(await chat.WaitForTextAsync("How would you like to pay?"), "Card");
        await chat.PressStartingAsync(await chat.WaitForTextAsync("Your order"), "✅ Place the order");
        var invoice = await chat.WaitForMessageAsync(message => message.Invoice is not null);

        await world.BotCache.KillAsync();
        await chat.SendAsync("/cart");
        var sorry = await chat.WaitForTextAsync("I can't reach my memory right now");
        await chat.PressAsync(menu, "❓ Help");
        await chat.WaitForTextAsync("I can't reach my memory right now", after: sorry.Number);

        Assert.Equal(PaymentOutcome.Paid, (await chat.PayAsync(invoice)).Outcome);
        await chat.WaitForTextAsync("Payment Confirmed");

        await world.BotCache.StartAsync();
        await Deadline.UntilAsync(
            async () =>
            {
                await chat.SendAsync("/orders");
                return (await chat.MessagesAsync()).Any(message =>
                    message.Text?.Contains("Your orders", StringComparison.Ordinal) == true);
            },
            "the memory is back", seconds: 30);
    }
}
