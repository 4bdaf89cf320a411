using System.Diagnostics.CodeAnalysis;
using LittleShop.Tests.Fixtures;
using Microsoft.Playwright;
using Telegram.Bot;

namespace LittleShop.Tests.Simulator;

/// <summary>The chat page in a real browser, with a small bot behind it.</summary>
[SuppressMessage("Usage", "xUnit1051", Justification = "The client carries the test's token.")]
public sealed class ChatPageTests : IAsyncLifetime
{
    private SimulatedTelegram _telegram = null!;
    private LampBot _bot = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _telegram = await SimulatedTelegram.StartAsync();
        _bot = await LampBot.StartAsync(_telegram.NewBot());
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-background-networking"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _bot.DisposeAsync();
        await _telegram.DisposeAsync();
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1440, 900)]
    public async Task A_customer_starts_chooses_and_pays(int width, int height)
    {
        var (page, errors) = await OpenAsync(width, height);

        await page.GetByTestId("new-customer").ClickAsync();
        await page.GetByTestId("start").ClickAsync();
        await page.GetByTestId("chat").GetByText("Welcome,").WaitForAsync();
        Assert.Equal("<img src=x onerror=alert(1)>", await page.GetByTestId("code").TextContentAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "🪔 Brass lamp" }).ClickAsync();
        await page.GetByTestId("toast").WaitForAsync();
        await page.GetByTestId("photo").WaitForAsync();
        await ShootAsync(page, $"chat-{width}");
        await page.GetByTestId("pay").ClickAsync();
        await page.GetByTestId("card-declined").CheckAsync();
        await page.GetByTestId("pay-confirm").ClickAsync();
        await Assertions.Expect(page.GetByTestId("pay-outcome")).ToContainTextAsync("declined");
        await ShootAsync(page, $"pay-{width}");
        await page.GetByTestId("card-valid").CheckAsync();
        await page.GetByTestId("pay-confirm").ClickAsync();

        await page.GetByTestId("chat").GetByText("Thank you").WaitForAsync();
        await Assertions.Expect(page.GetByTestId("pay")).ToHaveTextAsync("✓ Paid");
        await ShootAsync(page, $"paid-{width}");
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Several_customers_sit_side_by_side_and_each_sees_only_their_own()
    {
        var (page, _) = await OpenAsync(1440, 900, ColorScheme.Dark);
        for (var customer = 0; customer < 3; customer++)
        {
            await page.GetByTestId("new-customer").ClickAsync();
            await Assertions.Expect(page.GetByTestId("chat")).ToHaveCountAsync(customer + 1);
            await page.GetByTestId("start").First.ClickAsync();
        }

        var first = page.GetByTestId("chat").Nth(2);
        await first.GetByTestId("composer").FillAsync("only mine");
        await first.GetByTestId("send").ClickAsync();

        await Assertions.Expect(first.GetByText("You said: only mine")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("chat").GetByText("You said: only mine")).ToHaveCountAsync(1);
        await first.GetByTestId("block").ClickAsync();
        await Assertions.Expect(first.GetByText("has blocked the bot")).ToBeVisibleAsync();
        await ShootAsync(page, "side-by-side");
        await first.GetByTestId("unblock").ClickAsync();
        await Assertions.Expect(first.GetByTestId("composer")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByTestId("chat")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task A_phone_shows_the_list_with_what_was_not_read()
    {
        var (page, _) = await OpenAsync(390, 844, ColorScheme.Dark);
        await page.GetByTestId("new-customer").ClickAsync();
        await page.GetByTestId("start").ClickAsync();
        await page.GetByTestId("chat").GetByText("Welcome,").WaitForAsync();
        var id = long.Parse((await page.GetByTestId("chat").GetAttributeAsync("data-chat-id"))!, null);
        await page.GetByTestId("composer").FillAsync("/");
        await Assertions.Expect(page.GetByTestId("command")).ToHaveCountAsync(2);
        await ShootAsync(page, "commands-390");
        await page.GetByTestId("back").ClickAsync();

        await _bot.Client.SendMessage(id, "Your lamp is on its way");

        await Assertions.Expect(page.GetByTestId("unread")).ToHaveTextAsync("1");
        await ShootAsync(page, "list-390");
        await page.GetByTestId("chat-item").ClickAsync();
        await Assertions.Expect(page.GetByTestId("chat").GetByText("Your lamp is on its way")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("unread")).ToHaveCountAsync(0);
    }

    private async Task<(IPage Page, List<string> Errors)> OpenAsync(
        int width, int height, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
        });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add(message.Text);
            }
        };
        await page.GotoAsync(_telegram.BaseUrl);
        return (page, errors);
    }

    /// <summary>Pictures for whoever wants to look: set LITTLESHOP_SCREENSHOTS to a folder.</summary>
    private static async Task ShootAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("LITTLESHOP_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"simulator-{name}.png") });
        }
    }
}
