using LittleShop.Contracts;
using LittleShop.Tests.Admin.Browser;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Admin.Texts;

public sealed class TextBrowserTests : IClassFixture<AdminWithFakeApi>
{
    private readonly AdminWithFakeApi _shop;
    private readonly Chromium _chromium;

    public TextBrowserTests(AdminWithFakeApi shop, Chromium chromium)
    {
        (_shop, _chromium) = (shop, chromium);
        shop.Begin();
        AText.Furnish(shop.Api);
    }

    [Fact]
    public async Task A_variable_goes_where_the_caret_stands_and_the_preview_follows()
    {
        await using var visit = await Visit.SignInAsync(_shop.Admin, _chromium);
        await visit.OpenAsync("/settings/texts", "texts");
        await visit.Page.Locator("[data-kind=Dispatched] [data-channel=Telegram]").ClickAsync();
        var body = visit.Page.GetByTestId("text-body");
        await body.FillAsync("Order  is on its way");
        await body.EvaluateAsync("field => field.setSelectionRange(6, 6)");
        _shop.Api.On("POST /notifications/templates/preview", AText.Preview(new TemplateProblem("body", "Heard.")));

        await visit.Page.Locator("[data-variable=number]").ClickAsync();

        await visit.Page.Locator("[data-field=body]").WaitForAsync();
        Assert.Equal("Order {number} is on its way", await body.InputValueAsync());
        await Deadline.UntilAsync(
            () => _shop.Api.AskedFor("POST /notifications/templates/preview").Last().Body
                .Contains("Order {number} is on its way", StringComparison.Ordinal),
            "the preview is of what stands there");
        Assert.Empty(visit.Complaints);
    }
}
