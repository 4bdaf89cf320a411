using Bunit;
using LittleShop.Admin.Blazor.Settings;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Admin.Settings;

public sealed class WebhooksPageTests : AdminComponent
{
    private static readonly WebhookView _endpoint = new(
        Guid.NewGuid(), "https://example.org/hooks", "Bookkeeping", null, true, An.Noon, null, null);

    [Fact]
    public void An_address_is_added_and_its_secret_shown_until_it_is_taken()
    {
        Api.On("GET /notifications/webhooks", Array.Empty<WebhookView>());
        Api.On("POST /notifications/webhooks", new WebhookSecret(_endpoint.Id, "whsec_once"));
        var dialogs = RenderDialogs();
        var page = Render<WebhooksPage>();
        page.WaitForElement("[data-testid=empty]");

        page.Find("[data-testid=add-webhook]").Click();
        dialogs.WaitForElement("[data-testid=webhook-url]").Change("https://example.org/hooks");
        dialogs.Find("[data-testid=webhook-all]").Change(false);
        dialogs.Find("[data-kind=Refunded]").Change(true);
        Api.On("GET /notifications/webhooks", new[] { _endpoint });
        dialogs.Find("[data-testid=confirm]").Click();

        Assert.Equal("whsec_once", page.WaitForElement("[data-testid=secret]").TextContent);
        var asked = Assert.Single(Api.AskedFor("POST /notifications/webhooks"));
        Assert.Contains("\"Refunded\"", asked.Body, StringComparison.Ordinal);
        page.Find("[data-testid=secret-done]").Click();
        page.WaitForAssertion(() => Assert.DoesNotContain("whsec_", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void A_refused_address_says_why_in_the_dialog()
    {
        Api.On("GET /notifications/webhooks", Array.Empty<WebhookView>());
        Api.Refuse("POST /notifications/webhooks", 400, "The address is not on the public internet.");
        var dialogs = RenderDialogs();
        var page = Render<WebhooksPage>();
        page.WaitForElement("[data-testid=add-webhook]").Click();
        dialogs.WaitForElement("[data-testid=webhook-url]").Change("http://10.0.0.1/");

        dialogs.Find("[data-testid=confirm]").Click();

        var problem = dialogs.WaitForElement("[data-testid=dialog-problem]").TextContent;
        Assert.Contains("public internet", problem, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-testid=secret]"));
    }

    [Fact]
    public void A_test_says_beside_its_address_how_it_went()
    {
        Api.On("GET /notifications/webhooks", new[] { _endpoint });
        Api.On($"POST /notifications/webhooks/{_endpoint.Id}/test", new TestPushResult(false, "It refused (403)."));
        var page = Render<WebhooksPage>();

        page.WaitForElement("[data-testid=test-webhook]").Click();

        Assert.Equal("It refused (403).", page.WaitForElement("[data-testid=test-result]").TextContent);
    }
}
