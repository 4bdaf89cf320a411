using LittleShop.Contracts;
using LittleShop.TelegramSimulator.State;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Bot;

/// <summary>What happens when Telegram repeats an update, and when the worker dies over one.</summary>
public sealed class RepeatedUpdateTests(ChatShop world) : IClassFixture<ChatShop>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Dictionary<string, string?> Settings =>
        BotHost.SettingsFor(world.Shop.Address, world.BotCache.ConnectionString, world.Telegram);

    [Fact]
    public async Task A_repeated_press_acts_once_and_says_nothing_new()
    {
        var chat = await StartAsync("Ada");
        await world.Shop.PutInCartAsync(chat);
        await chat.SendAsync("/cart");
        var pressed = await chat.PressAsync(await chat.WaitForTextAsync("Your cart"), "➕");
        await chat.WaitForTextAsync("2 × £10.00");
        var before = await chat.ReadAsync(ct: Ct);

        await world.Telegram.RedeliverAsync(pressed.UpdateId);
        await world.Telegram.RedeliverAsync(pressed.UpdateId);
        await chat.SendAsync("/help"); // handled after the repeated ones, as all of one chat
        await chat.WaitForTextAsync("How I can help");

        Assert.Equal(2, await QuantityAsync(chat));
        var after = await chat.ReadAsync(before.Cursor, ct: Ct);
        Assert.Equal(["/help", "bot"], after.Messages.Select(m => m.From == "bot" ? "bot" : m.Text));
    }

    [Theory]
    [InlineData("➕", 4)]
    [InlineData("➖", 2)]
    public async Task A_worker_killed_between_the_deed_and_the_answer_does_it_once_and_the_next_one_answers(
        string button, int quantity)
    {
        var chat = await StartAsync("Ben");
        await world.Shop.PutInCartAsync(chat, quantity: 3);
        await chat.SendAsync("/cart");
        var cart = await chat.WaitForTextAsync("Your cart");
        await world.Bot.DisposeAsync();
        await using var first = await BotProcess.StartAsync(Settings);
        await world.Telegram.InjectAsync(new(FaultKind.Hang, "editMessageText", chat.Id, Count: null));

        await chat.PressAsync(cart, button);
        await Deadline.UntilAsync(
            async () => await QuantityAsync(chat) == quantity, "the deed is done", seconds: 30);
        await first.KillAsync();
        await world.Telegram.ClearFaultsAsync();
        world.Bot = world.StartBot();

        await chat.WaitForTextAsync($"{quantity} × £10.00", TimeSpan.FromSeconds(20));
        Assert.Equal(quantity, await QuantityAsync(chat));
    }

    [Fact]
    public async Task A_press_on_the_order_button_twice_places_one_order()
    {
        var chat = await StartAsync("Cleo");
        var customer = await world.Shop.CustomerOfAsync(chat);
        await world.Shop.FillCartAsync(customer, await world.Shop.NewVariantAsync());
        await chat.SendAsync("/checkout");
        await chat.PressStartingAsync(await chat.WaitForTextAsync("How would you like to pay?"), "Bank");
        var summary = await chat.WaitForTextAsync("Your order");

        var pressed = await chat.PressStartingAsync(summary, "✅ Place the order");
        await chat.WaitForTextAsync("with this reference");
        await world.Telegram.RedeliverAsync(pressed.UpdateId);
        await chat.SendAsync("/help");
        await chat.WaitForTextAsync("How I can help");

        using var bot = world.Shop.AsBot();
        Assert.Single((await bot.GetAsync<Page<OrderSummary>>($"/customers/{customer}/orders")).Items);
    }

    [Fact]
    public async Task Another_copy_takes_over_the_polling_within_seconds_of_a_kill()
    {
        await world.Bot.DisposeAsync();
        await using var first = await BotProcess.StartAsync(Settings);
        var chat = await world.Telegram.NewChatAsync("Dora");
        await chat.SendAsync("/start");
        await chat.WaitForTextAsync("Welcome", TimeSpan.FromSeconds(30));
        world.Bot = world.StartBot(); // stands by

        await first.KillAsync();
        await chat.SendAsync("/help");

        await chat.WaitForTextAsync("How I can help", TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Nothing_is_lost_when_the_worker_dies_among_many_chats()
    {
        await world.Bot.DisposeAsync();
        var chats = new List<SimulatedChat>();
        for (var at = 0; at < 20; at++)
        {
            chats.Add(await world.Telegram.NewChatAsync());
            await chats[^1].SendAsync("/start");
        }

        await using var first = await BotProcess.StartAsync(Settings);
        await Task.WhenAny(chats.Select(chat => chat.WaitForTextAsync("Welcome", TimeSpan.FromSeconds(30))));
        await first.KillAsync();
        world.Bot = world.StartBot();

        await Task.WhenAll(chats.Select(chat => chat.WaitForTextAsync("Welcome", TimeSpan.FromSeconds(20))));
    }

    private async Task<SimulatedChat> StartAsync(string name)
    {
        var chat = await world.Telegram.NewChatAsync(name);
        await chat.StartAsync();
        return chat;
    }

    private async Task<int> QuantityAsync(SimulatedChat chat)
    {
        using var bot = world.Shop.AsBot();
        var cart = await bot.GetAsync<CartView>($"/customers/{await world.Shop.CustomerOfAsync(chat)}/cart");
        return cart.Lines.Sum(line => line.Quantity);
    }
}
