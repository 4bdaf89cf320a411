using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.Playwright;

namespace LittleShop.Tests.Admin.Browser;

/// <summary>A page is drawn by the server, and once more when it comes to life.</summary>
public sealed class FirstPictureTests : IClassFixture<AdminWithFakeApi>
{
    private readonly AdminWithFakeApi _shop;
    private readonly Chromium _chromium;

    public FirstPictureTests(AdminWithFakeApi shop, Chromium chromium)
    {
        (_shop, _chromium) = (shop, chromium);
        shop.Begin();
        AShop.Furnish(shop.Api);
    }

    [Theory]
    [InlineData("/settings/texts", "texts", "GET /notifications/templates")]
    [InlineData("/team", "team", "GET /admins")]
    [InlineData("/settings/routing", "routing", "GET /notifications/routes")]
    public async Task The_live_page_begins_with_what_the_server_drew_and_reads_nothing_again(
        string path, string testId, string read)
    {
        await using var visit = await Visit.SignInAsync(_shop.Admin, _chromium);
        await visit.Page.AddInitScriptAsync($$"""
            let seen = false;
            new MutationObserver(() => {
                const there = document.querySelector('[data-testid={{testId}}]') !== null;
                window.wentAway ||= seen && !there;
                seen ||= there;
            }).observe(document, { childList: true, subtree: true });
            """);

        await visit.OpenAsync(path, testId);

        Assert.False(await visit.Page.EvaluateAsync<bool>("window.wentAway"));
        Assert.Single(_shop.Api.AskedFor(read));
    }

    [Fact]
    public async Task What_moved_before_the_page_came_to_life_is_read()
    {
        await using var visit = await Visit.SignInAsync(_shop.Admin, _chromium);
        var drawn = new TaskCompletionSource();
        await visit.Page.RouteAsync("**/_framework/blazor.web*.js", async route =>
        {
            await drawn.Task;
            await route.ContinueAsync();
        });
        await visit.Page.GotoAsync(
            new Uri(_shop.Admin.Address, "/orders").ToString(), new() { WaitUntil = WaitUntilState.Commit });
        var row = visit.Page.Locator($"[data-order-id='{AShop.Order.Id}']");
        await row.And(visit.Page.Locator("[data-status=PaymentReceived]")).WaitForAsync();

        _shop.Api.On("GET /orders", new Page<OrderSummary>([An.Order(OrderStatus.Accepted, id: AShop.Order.Id)], null));
        drawn.SetResult();

        await row.And(visit.Page.Locator("[data-status=Accepted]")).WaitForAsync();
    }
}
