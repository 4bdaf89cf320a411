using LittleShop.Contracts;
using LittleShop.TelegramSimulator.Control;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Tests.Fixtures;

/// <summary>What tests of the bot do with a chat and the shop behind it.</summary>
internal static class Chatting
{
    extension(SimulatedChat chat)
    {
        /// <summary>Presses the first button whose text starts so.</summary>
        public Task<Pressed> PressStartingAsync(MessageView message, string start) => chat.PressAsync(
            message,
            message.Buttons.SelectMany(row => row)
                .First(button => button.Text.StartsWith(start, StringComparison.Ordinal)).Text);

        /// <summary>Says hello, so that the shop knows this customer.</summary>
        public async Task<MessageView> StartAsync()
        {
            await chat.SendAsync("/start");
            return await chat.WaitForTextAsync("Welcome");
        }
    }

    extension(ShopHost shop)
    {
        public async Task<Guid> CustomerOfAsync(SimulatedChat chat)
        {
            await using var db = shop.OpenDb();
            return await db.Customers.Where(customer => customer.ChatId == chat.Id).Select(c => c.Id).SingleAsync();
        }

        /// <summary>A new product straight into this customer's cart; answers with its variant.</summary>
        public async Task<Guid> PutInCartAsync(
            SimulatedChat chat, decimal price = 10m, int stock = 1000, int quantity = 1)
        {
            var variant = await shop.NewVariantAsync(price, stock);
            using var bot = shop.AsBot();
            await bot.PostAsync<CartView>(
                $"/customers/{await shop.CustomerOfAsync(chat)}/cart/lines", new AddToCart(variant, quantity));
            return variant;
        }
    }
}
