using LittleShop.Contracts;
using LittleShop.Tests.Admin.Texts;
using LittleShop.Tests.Fixtures;
using Microsoft.Playwright;

namespace LittleShop.Tests.Admin.Browser;

public sealed class PagesTests : IClassFixture<AdminWithFakeApi>
{
    private static readonly (string Path, string TestId)[] _main =
    [
        ("/", "counters"), ("/orders", "orders"), ($"/orders/{AShop.Order.Id}", "order"), ("/products", "products"),
        ("/notifications", "ledger"), ("/messages/coverage", "coverage-grid"), ("/messages/2", "message"),
        ("/devices", "devices"), ("/settings/routing", "routing"), ("/settings/webhooks", "webhooks"),
        ("/settings/texts", "texts"), (AText.Page, "previews"),
        ("/inbox", "inbox"),
        ("/settings/notifications", "choices"), ("/announcements", "announcement"),
        ("/reachability", "reachability"),
    ];

    private static readonly (string Path, string TestId)[] _others =
    [
        ("/products/new", "variants"), ("/products/import", "import-file"), ("/categories", "categories"),
        ("/customers", "customers"), ("/reviews", "reviews"), ("/team", "team"), ("/more", "account"),
        ($"/settings/webhooks/{AShop.Webhook}", "webhook-log"),
    ];

    private readonly AdminWithFakeApi _shop;
    private readonly Chromium _chromium;

    public PagesTests(AdminWithFakeApi shop, Chromium chromium)
    {
        (_shop, _chromium) = (shop, chromium);
        shop.Begin();
        AShop.Furnish(shop.Api);
    }

    [Fact]
    public async Task Every_page_is_accessible_in_light_and_the_main_ones_in_dark()
    {
        await using var visit = await Visit.SignInAsync(_shop.Admin, _chromium);
        var faults = new List<string>();
        foreach (var (path, testId) in _main.Concat(_others))
        {
            await visit.OpenAsync(path, testId);
            await LookAsync("light");
            if (_main.Contains((path, testId)))
            {
                await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
                await visit.Page.EvaluateAsync(
                    """
                    () => Promise.allSettled(document.getAnimations()
                        .filter(one => one instanceof CSSTransition).map(one => one.finished))
                    """); // a colour on its way to another has neither's contrast
                await LookAsync("dark");
                await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            }

            async Task LookAsync(string scheme) => faults.AddRange(
                (await visit.Page.AxeFaultsAsync(onlyColors: scheme is "dark"))
                .Select(fault => $"{path}, {scheme}: {fault}"));
        }

        Assert.Empty(faults);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task Every_page_fits_and_does_nothing_that_its_own_policy_forbids(int width)
    {
        await using var visit = await Visit.SignInAsync(_shop.Admin, _chromium, width);
        foreach (var (path, testId) in _main.Concat(_others).Append(("/dev/gallery", "gallery")))
        {
            await visit.OpenAsync(path, testId);
            var wide = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(wide <= width, $"{path} is {wide} pixels wide");
            var high = await visit.Page.EvaluateAsync<double>(
                "Math.max(0, ...[...document.querySelectorAll('main a, main li')].map(one => one.clientHeight))");
            Assert.True(high < 500, $"A line of {path} is {high} pixels high");
        }

        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_login_is_accessible_and_loads_no_script()
    {
        await using var context = await _chromium.NewContextAsync(390, 844);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(_shop.Admin.Address, "/login").ToString());

        Assert.Empty(await page.AxeFaultsAsync());
        Assert.Equal(0, await page.Locator("script").CountAsync());
    }

    [Fact]
    public async Task An_admin_who_is_disabled_meanwhile_is_led_out()
    {
        await using var visit = await Visit.SignInAsync(_shop.Admin, _chromium);
        await visit.OpenAsync("/orders", "orders");

        foreach (var path in (string[])["GET /orders", "GET /dashboard", "GET /auth/me"])
        {
            _shop.Api.Refuse(path, 401, "Disabled.");
        }

        await _shop.Api.Hub.Clients.Group(FakeOrderHub.Group).OrderUpdated(Guid.NewGuid(), OrderStatus.Accepted);

        await visit.Page.GetByTestId("login-email").WaitForAsync();
        Assert.Contains("ended=true", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_closes_the_shop()
    {
        await using var visit = await Visit.SignInAsync(_shop.Admin, _chromium);
        await visit.OpenAsync("/more", "account");

        await visit.Page.GetByTestId("logout").ClickAsync();

        await visit.Page.GetByTestId("login-email").WaitForAsync();
        await visit.Page.GotoAsync(new Uri(_shop.Admin.Address, "/orders").ToString());
        await visit.Page.GetByTestId("login-email").WaitForAsync();
    }

    [Fact]
    public async Task The_theme_one_chose_is_there_on_the_next_page_without_a_flicker()
    {
        await using var visit = await Visit.SignInAsync(_shop.Admin, _chromium);
        await visit.OpenAsync("/more", "account");

        await visit.Page.Locator("main [data-theme-toggle]").ClickAsync();
        await visit.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });

        Assert.Equal("dark", await visit.Page.Locator("html").GetAttributeAsync("data-theme"));
    }
}
