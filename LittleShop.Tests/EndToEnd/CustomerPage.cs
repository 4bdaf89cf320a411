using System.Text.RegularExpressions;
using LittleShop.Tests.Fixtures;
using Microsoft.Playwright;

namespace LittleShop.Tests.EndToEnd;

/// <summary>A customer in front of the chat page.</summary>
internal sealed partial class CustomerPage(IPage page, StartedShop shop)
{
    public IPage Page => page;

    private ILocator Chat => page.GetByTestId("chat");

    private ILocator Messages => Chat.Locator("[data-testid=message][data-from=bot]");

    public async Task BeginAsync(string name)
    {
        await page.GotoAsync(shop.Simulator);
        await page.GetByTestId("new-customer-named").ClickAsync();
        await page.GetByTestId("customer-name").FillAsync(name);
        await page.GetByTestId("customer-create").ClickAsync();
        await Chat.WaitForAsync();
    }

    public async Task SayAsync(string text)
    {
        await Chat.GetByTestId("composer").FillAsync(text);
        await Chat.GetByTestId("send").ClickAsync();
    }

    /// <summary>Presses the newest button with this text.</summary>
    public Task PressAsync(string text) =>
        Chat.GetByTestId("inline-button").Filter(new() { HasText = text }).Last.ClickAsync();

    public Task HearsAsync(string text) => Assertions.Expect(Messages.Filter(new() { HasText = text }).Last)
        .ToBeVisibleAsync();

    /// <summary>Browses to a product, buys one, and pays inside the chat.</summary>
    /// <returns>The order's short number, as the confirmation names it.</returns>
    public async Task<string> BuyAsync(string product)
    {
        await Chat.GetByTestId("start").ClickAsync();
        await HearsAsync("Welcome");
        await PressAsync("Browse");
        await PressAsync("All products");
        await PressAsync(product);
        await HearsAsync("How many");
        await PressAsync("1");
        await PressAsync("Checkout");
        await HearsAsync("Who is it for");
        await SayAsync("Ann <Example> & Co");
        await HearsAsync("Where shall we send it");
        await SayAsync("1 High Street\nLondon N1 1AA");
        await HearsAsync("How shall we send it");
        await PressAsync("Standard");
        await HearsAsync("How would you like to pay");
        await PressAsync("Telegram");
        await PressAsync("Place the order");
        await Chat.GetByTestId("pay").Last.ClickAsync();
        await page.GetByTestId("pay-confirm").ClickAsync();
        await HearsAsync("Payment Confirmed");
        var text = await Messages.Filter(new() { HasText = "Payment Confirmed" }).Last.InnerTextAsync();
        return ShortNumber().Match(text).Value;
    }

    [GeneratedRegex("[0-9A-F]{8}", RegexOptions.NonBacktracking)]
    private static partial Regex ShortNumber();
}
