using System.Security.Cryptography;
using LittleShop.Admin.Blazor.Api;
using LittleShop.Contracts;
using LittleShop.Tests.Admin.Texts;
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

    public static TheoryData<string, string, string> Pages => new()
    {
        { "/settings/texts", "texts", "GET /notifications/templates" },
        { AText.Page, "previews", "GET /notifications/templates/variables" },
        { "/team", "team", "GET /admins" },
        { "/settings/routing", "routing", "GET /notifications/routes" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
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
        var document = visit.Page.WaitForResponseAsync(answer => answer.Url.EndsWith(path, StringComparison.Ordinal));

        await visit.OpenAsync(path, testId);

        Assert.Contains($"data-testid=\"{testId}\"", await (await document).TextAsync(), StringComparison.Ordinal);
        Assert.False(await visit.Page.EvaluateAsync<bool>("window.wentAway"));
        Assert.Single(_shop.Api.AskedFor(read));
    }

    [Fact]
    public async Task What_moved_before_the_page_came_to_life_is_read()
    {
        await using var visit = await Visit.SignInAsync(_shop.Admin, _chromium, workers: false);
        var (asked, drawn) = (new TaskCompletionSource(), new TaskCompletionSource());
        await visit.Page.RouteAsync("**/_framework/blazor.web*.js", async route =>
        {
            asked.TrySetResult();
            await drawn.Task;
            await route.ContinueAsync();
        });
        await visit.Page.GotoAsync(
            new Uri(_shop.Admin.Address, "/orders").ToString(), new() { WaitUntil = WaitUntilState.Commit });
        var row = visit.Page.Locator($"[data-order-id='{AShop.Order.Id}']");
        await row.And(visit.Page.Locator("[data-status=PaymentReceived]")).WaitForAsync();
        await asked.Task.WaitAsync(Deadline.In(seconds: 20));

        _shop.Api.On("GET /orders", new Page<OrderSummary>([An.Order(OrderStatus.Accepted, id: AShop.Order.Id)], null));
        drawn.SetResult();

        await row.And(visit.Page.Locator("[data-status=Accepted]")).WaitForAsync();
    }

    [Fact]
    public async Task As_much_as_is_handed_over_at_most_gets_through()
    {
        var large = RandomNumberGenerator.GetHexString(2 * FirstAnswers.Most - 8_000);
        _shop.Api.On("GET /notifications/templates", new[] { AText.View with { Body = large } });
        await using var visit = await Visit.SignInAsync(_shop.Admin, _chromium);

        await visit.OpenAsync("/settings/texts", "texts");

        Assert.Single(_shop.Api.AskedFor("GET /notifications/templates"));
        Assert.Empty(visit.Complaints);
    }
}
