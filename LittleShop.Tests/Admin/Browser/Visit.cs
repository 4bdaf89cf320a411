using LittleShop.Tests.Fixtures;
using Microsoft.Playwright;

namespace LittleShop.Tests.Admin.Browser;

/// <summary>An admin signed in, in a real browser, and what the browser complained about.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly AdminHost _admin;

    private Visit(AdminHost admin, IBrowserContext context, IPage page)
    {
        (_admin, Context, Page) = (admin, context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => Complaints.Add($"{page.Url}: {error}");
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    public static async Task<Visit> SignInAsync(
        AdminHost admin, Chromium chromium, int width = 390, bool workers = true)
    {
        var context = await chromium.NewContextAsync(width, 844, workers);
        var page = await context.NewPageAsync();
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        var visit = new Visit(admin, context, page);
        await page.GotoAsync(new Uri(admin.Address, "/login").ToString());
        await page.GetByTestId("login-email").FillAsync("ada@example.org");
        await page.GetByTestId("login-password").FillAsync("right");
        await page.GetByTestId("login-submit").ClickAsync();
        await page.GetByTestId("counters").WaitForAsync();
        return visit;
    }

    /// <summary>Opens a page and waits for what it shows, and until its circuit is there.</summary>
    public async Task OpenAsync(string path, string testId)
    {
        await Page.GotoAsync(new Uri(_admin.Address, path).ToString());
        await Page.GetByTestId(testId).First.WaitForAsync();
        await Page.Locator("html[data-circuit=up]").WaitForAsync();
    }

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();
}
