using LittleShop.Tests.Fixtures;
using Microsoft.Playwright;

namespace LittleShop.Tests.EndToEnd;

/// <summary>An admin in front of the admin.</summary>
internal sealed class AdminPage(IPage page, StartedShop shop)
{
    public IPage Page => page;

    public async Task SignInAsync()
    {
        await page.GotoAsync($"{shop.Admin}/");
        await page.GetByTestId("login-email").FillAsync(shop.AdminEmail);
        await page.GetByTestId("login-password").FillAsync(shop.AdminPassword);
        await page.GetByTestId("login-submit").ClickAsync();
        await LiveAsync();
    }

    public async Task OpenAsync(string path)
    {
        await page.GotoAsync(shop.Admin + path);
        await LiveAsync();
    }

    public ILocator Row(string number) => page.GetByTestId("order-row").Filter(new() { HasText = number });

    /// <summary>Presses the button of a next step, and waits until the order is there.</summary>
    public async Task MoveAsync(string to)
    {
        await page.Locator($"button[data-action={to}]").First.ClickAsync();
        await StatusAsync(to);
    }

    public Task StatusAsync(string status) =>
        Assertions.Expect(page.GetByTestId("order")).ToHaveAttributeAsync("data-status", status);

    private Task LiveAsync() => Assertions.Expect(page.GetByTestId("live").First).ToHaveAttributeAsync("data-live", "true");
}
