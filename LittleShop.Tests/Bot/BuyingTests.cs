using LittleShop.Contracts;
using LittleShop.TelegramSimulator.Control;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Bot;

/// <summary>A customer buys, from the first word to the parcel at the door.</summary>
public sealed class BuyingTests(ChatShop world) : IClassFixture<ChatShop>
{
    [Fact]
    public async Task A_card_payment_from_the_cart_to_the_review()
    {
        var chat = await world.Telegram.NewChatAsync("Tom & <b>Jerry</b> *_ 👩‍👩‍👧‍👦");
        await chat.SendAsync("/start");
        await chat.WaitForTextAsync("Welcome");
        await world.Shop.PutInCartAsync(chat, price: 12.5m, quantity: 2);

        var summary = await CheckOutAsync(chat, "Card");
        Assert.Contains("Tom & <b>Jerry</b> *_ 👩‍👩‍👧‍👦", summary.Text, StringComparison.Ordinal);
        await chat.PressStartingAsync(summary, "✅ Place the order");
        var invoice = await chat.WaitForMessageAsync(message => message.Invoice is not null);
        var paid = await chat.PayAsync(invoice);

        Assert.Equal(LittleShop.TelegramSimulator.State.PaymentOutcome.Paid, paid.Outcome);
        await chat.WaitForTextAsync("Payment Confirmed");
        var order = await OnlyOrderAsync(chat);
        await world.Shop.MoveAsync(
            order, OrderStatus.Accepted, OrderStatus.Packing, OrderStatus.Dispatched, OrderStatus.Delivered);
        await chat.WaitForTextAsync("Order Accepted");
        await chat.WaitForTextAsync("Being Packed");
        await chat.WaitForTextAsync("Order Dispatched");
        await chat.WaitForTextAsync("Order Delivered");

        await chat.SendAsync("/review");
        await chat.PressAsync(await chat.WaitForTextAsync("How was order"), "5 ⭐");
        await chat.WaitForTextAsync("add a few words");
        await chat.SendAsync("Lovely <3");
        await chat.WaitForTextAsync("Your review helps");
        using var owner = await world.Shop.AsAdminAsync();
        var reviews = await owner.GetAsync<Page<ReviewView>>("/reviews");
        Assert.Contains(reviews.Items, review => review is { Stars: 5, Text: "Lovely <3" } && review.OrderId == order);
    }

    [Fact]
    public async Task A_bank_transfer_that_an_admin_confirms()
    {
        var chat = await world.Telegram.NewChatAsync("Ben");
        await chat.SendAsync("/start");
        await chat.WaitForTextAsync("Welcome");
        await world.Shop.PutInCartAsync(chat);

        var summary = await CheckOutAsync(chat, "Bank transfer");
        await chat.PressStartingAsync(summary, "✅ Place the order");
        var placed = await chat.WaitForTextAsync("with this reference");
        var order = await OnlyOrderAsync(chat);

        Assert.Contains(order.ToString("N")[..8].ToUpperInvariant(), placed.Text, StringComparison.Ordinal);
        Assert.Contains("Sort code 00-00-00", placed.Text, StringComparison.Ordinal);
        await world.Shop.MoveAsync(order, OrderStatus.PaymentReceived);
        await chat.WaitForTextAsync("Payment Confirmed");
    }

    [Fact]
    public async Task An_old_bill_is_refused_politely_and_charges_nothing()
    {
        var chat = await world.Telegram.NewChatAsync("Cleo");
        await chat.SendAsync("/start");
        await chat.WaitForTextAsync("Welcome");
        await world.Shop.PutInCartAsync(chat);
        await chat.PressStartingAsync(await CheckOutAsync(chat, "Card"), "✅ Place the order");
        var invoice = await chat.WaitForMessageAsync(message => message.Invoice is not null);
        var order = await OnlyOrderAsync(chat);
        await world.Shop.MoveAsync(order, OrderStatus.Cancelled);

        var paid = await chat.PayAsync(invoice);

        Assert.NotEqual(LittleShop.TelegramSimulator.State.PaymentOutcome.Paid, paid.Outcome);
        Assert.Contains("cannot be paid any more", paid.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sold_out_between_the_summary_and_the_press_shows_the_cart_and_places_nothing()
    {
        var chat = await world.Telegram.NewChatAsync("Dora");
        await chat.SendAsync("/start");
        await chat.WaitForTextAsync("Welcome");
        var variant = await world.Shop.PutInCartAsync(chat, stock: 1);
        var summary = await CheckOutAsync(chat, "Card");
        await world.Shop.PlaceOrderAsync(variantId: variant);

        await chat.PressStartingAsync(summary, "✅ Place the order");

        await chat.WaitForTextAsync("sold out");
        var customer = await world.Shop.CustomerOfAsync(chat);
        using var bot = world.Shop.AsBot();
        Assert.Empty((await bot.GetAsync<Page<OrderSummary>>($"/customers/{customer}/orders")).Items);
    }

    /// <summary>Through name, address, shipping and payment to the summary.</summary>
    private static async Task<MessageView> CheckOutAsync(SimulatedChat chat, string payment)
    {
        await chat.SendAsync("/cart");
        await chat.PressAsync(await chat.WaitForTextAsync("Your cart"), "✅ Checkout");
        await chat.WaitForTextAsync("Who is it for?");
        await chat.SendAsync(chat.FirstName);
        await chat.WaitForTextAsync("Where shall we send it?");
        await chat.SendAsync("1 High Street\nLondon N1 1AA");
        await chat.PressStartingAsync(await chat.WaitForTextAsync("How shall we send it?"), "");
        await chat.PressStartingAsync(await chat.WaitForTextAsync("How would you like to pay?"), payment);
        return await chat.WaitForTextAsync("Your order");
    }

    private async Task<Guid> OnlyOrderAsync(SimulatedChat chat)
    {
        var customer = await world.Shop.CustomerOfAsync(chat);
        using var bot = world.Shop.AsBot();
        return Assert.Single((await bot.GetAsync<Page<OrderSummary>>($"/customers/{customer}/orders")).Items).Id;
    }
}
