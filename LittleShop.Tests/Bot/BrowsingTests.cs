using LittleShop.Contracts;
using LittleShop.TelegramSimulator.Control;
using LittleShop.TelegramSimulator.State;
using LittleShop.Tests.Api.Catalog;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Bot;

/// <summary>A customer looks around: categories, lists, pictures, variants, the cart.</summary>
public sealed class BrowsingTests(ChatShop world) : IClassFixture<ChatShop>
{
    private const string Name = "Tom & <b>\"Jerry\"</b> *_ 👩‍👩‍👧‍👦 שלום";

    [Fact]
    public async Task From_the_menu_to_the_cart_with_one_message_that_changes_in_place()
    {
        var category = await world.Shop.NewCategoryAsync("Kitchen <1>");
        await world.Shop.NewProductAsync(
            Shelves.Shirt() with { Title = Name, CategoryId = category.Id });
        var chat = await world.Telegram.NewChatAsync("Ada");

        var menu = await chat.StartAsync();
        await chat.PressAsync(menu, "🛍 Browse");
        var categories = await chat.WaitForTextAsync("What are you looking for?");
        await chat.PressStartingAsync(categories, "Kitchen <1> (1)");
        var list = await chat.WaitForTextAsync("Kitchen <1>");
        await chat.PressStartingAsync(list, "Tom & <b>");
        var page = await chat.WaitForTextAsync("Please choose size and colour");
        await chat.PressStartingAsync(page, "Large / Green · £22.00");
        var variant = await chat.WaitForTextAsync("How many would you like?");
        var pressed = await chat.PressAsync(variant, "2");
        var added = await chat.WaitForTextAsync("is in your cart");

        Assert.Equal("Added 2 to your cart", (await chat.WaitForNoticeAsync(pressed)).Text);
        Assert.Contains($"2 × {Name} (Large / Green)", added.Text, StringComparison.Ordinal);
        Assert.Equal(menu.MessageId, added.MessageId);
        await chat.PressAsync(added, "🛒 Cart");
        await chat.PressAsync(await chat.WaitForTextAsync("2 × £22.00 = £44.00"), "➖");
        await chat.PressAsync(await chat.WaitForTextAsync("1 × £22.00 = £22.00"), "✖️");
        await chat.WaitForTextAsync("Your cart is empty");
    }

    [Fact]
    public async Task A_word_finds_products_and_pages_lead_on_and_back()
    {
        for (var at = 1; at <= 10; at++)
        {
            await world.Shop.NewProductAsync(Shelves.Teapot($"Zebra mug {at:00}"));
        }

        var chat = await world.Telegram.NewChatAsync("Ben");
        await chat.SendAsync("zebra");
        var first = await chat.WaitForTextAsync("Found for “zebra”");
        await chat.PressAsync(first, "▶️");
        var second = await chat.WaitForMessageAsync(message => Has(message, "Zebra mug 10"));
        await chat.PressAsync(second, "◀️");
        await chat.WaitForMessageAsync(message => Has(message, "Zebra mug 01"), after: second.Number);

        await chat.SendAsync("no such thing");
        await chat.WaitForTextAsync("I found nothing for “no such thing”");
    }

    [Fact]
    public async Task Sold_out_between_the_page_and_the_press_says_so_and_adds_nothing()
    {
        var product = await world.Shop.NewProductAsync(Shelves.Teapot("Unicorn lamp", stock: 1));
        var chat = await world.Telegram.NewChatAsync("Cleo");
        await chat.SendAsync("unicorn lamp");
        await chat.PressStartingAsync(await chat.WaitForTextAsync("Found for"), "Unicorn lamp");
        var page = await chat.WaitForTextAsync("Only 1 left");
        await world.Shop.PlaceOrderAsync(variantId: product.Variants[0].Id);

        var pressed = await chat.PressAsync(page, "1");

        Assert.Contains("sold out", (await chat.WaitForNoticeAsync(pressed)).Text, StringComparison.Ordinal);
        await chat.WaitForTextAsync("Sold out at the moment");
        using var bot = world.Shop.AsBot();
        Assert.Empty((await bot.GetAsync<CartView>($"/customers/{await world.Shop.CustomerOfAsync(chat)}/cart")).Lines);
    }

    [Fact]
    public async Task A_product_that_is_gone_leads_back_to_the_shop()
    {
        var product = await world.Shop.NewProductAsync(Shelves.Teapot("Dodo feather"));
        var chat = await world.Telegram.NewChatAsync("Dora");
        await chat.SendAsync("dodo");
        var list = await chat.WaitForTextAsync("Found for");
        using var owner = await world.Shop.AsAdminAsync();
        (await owner.SendAsync(HttpMethod.Delete, $"/products/{product.Id}?version={product.Version}", null))
            .EnsureSuccessStatusCode();

        await chat.PressStartingAsync(list, "Dodo");

        Assert.NotEmpty((await chat.WaitForTextAsync("isn't in the shop any more")).Buttons);
    }

    [Fact]
    public async Task A_screen_that_cannot_be_edited_any_more_comes_as_a_new_message()
    {
        var chat = await world.Telegram.NewChatAsync("Emil");
        var menu = await chat.StartAsync();
        await world.Telegram.InjectAsync(new(
            FaultKind.Error, "editMessageText", chat.Id, Status: 400,
            Description: "Bad Request: message can't be edited"));

        await chat.PressAsync(menu, "❓ Help");

        Assert.NotEqual(menu.MessageId, (await chat.WaitForTextAsync("How I can help")).MessageId);
    }

    [Fact]
    public async Task A_button_that_is_too_old_to_be_answered_still_works()
    {
        var chat = await world.Telegram.NewChatAsync("Fay");
        var menu = await chat.StartAsync();
        await world.Telegram.InjectAsync(new(
            FaultKind.Error, "answerCallbackQuery", chat.Id, Count: null, Status: 400,
            Description: "Bad Request: query is too old and response timeout expired or query ID is invalid"));

        await chat.PressAsync(menu, "❓ Help");

        await chat.WaitForTextAsync("How I can help");
    }

    [Fact]
    public async Task The_shop_away_is_told_and_the_screen_stays_to_be_pressed_again()
    {
        await using var nowhere = BotHost.Start(
            new Uri("http://127.0.0.1:1"), world.BotCache.ConnectionString, world.Telegram, null,
            ("Telegram:WebhookUrl", "http://127.0.0.1:1/telegram/updates"),
            ("Telegram:WebhookSecret", "a-secret-of-some-length"));
        await world.Bot.DisposeAsync();
        var chat = await world.Telegram.NewChatAsync("Gus");
        using var http = new HttpClient { BaseAddress = nowhere.Address };

        await WebhookTests.PostAsync(http, WebhookTests.TextUpdate(1, chat.Id, "/cart"), "a-secret-of-some-length");

        await chat.WaitForTextAsync("The shop isn't answering me right now", TimeSpan.FromSeconds(20));
        world.Bot = world.StartBot();
    }

    private static bool Has(MessageView message, string button) => message.Buttons.SelectMany(row => row)
        .Any(shown => shown.Text.StartsWith(button, StringComparison.Ordinal));
}
