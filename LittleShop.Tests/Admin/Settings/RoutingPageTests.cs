using Bunit;
using LittleShop.Admin.Blazor.Settings;
using LittleShop.Api.Notifications;
using LittleShop.Api.Notifications.Routes;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Admin.Settings;

public sealed class RoutingPageTests : AdminComponent
{
    private const string PackingPush = "[data-kind=Packing] [data-channel=WebPush]";

    [Fact]
    public void Every_event_has_a_field_for_every_channel_and_an_empty_one_says_why()
    {
        var page = Furnished();

        // The largest page there is, and perhaps the first that this process draws.
        var fields = page.WaitForElements("[data-testid=route]", TimeSpan.FromSeconds(30));
        Assert.Equal(Enum.GetValues<OrderEventKind>().Length * Enum.GetValues<Channel>().Length, fields.Count);
        Assert.Contains("All admins", page.Find(PackingPush).TextContent, StringComparison.Ordinal);
        var retried = page.Find("[data-kind=PaymentRetried] [data-channel=Telegram]").TextContent;
        Assert.Contains("the bot answers with how to pay", retried, StringComparison.Ordinal);
    }

    [Fact]
    public void What_LittleShop_tells_can_be_switched_off_and_the_page_warns()
    {
        var dialogs = RenderDialogs();
        var page = Furnished();
        var cell = Routing.Table.Single(found => found is
        { Kind: OrderEventKind.Packing, Channel: Channel.WebPush, Audience: Audience.AllAdmins });
        var off = ListRoutes.View(cell, null) with { On = false, ChangedBy = "Ada", ChangedAt = An.Noon };
        Api.On("PUT /notifications/routes", off);

        page.WaitForElement(PackingPush).Click();
        dialogs.WaitForElement("[data-audience=AllAdmins] [data-testid=toggle]").Change(false);
        dialogs.WaitForElement("[data-testid=warning]");
        Api.On(
            "GET /notifications/routes",
            Routing.Table.Select(found => found == cell ? off : ListRoutes.View(found, null)));
        dialogs.Find("[data-testid=done]").Click();

        var silenced = page.WaitForElement("[data-testid=silenced]").TextContent;
        Assert.Contains("Packing started (Push)", silenced, StringComparison.Ordinal);
        Assert.Contains("changed by Ada", page.Find(PackingPush).TextContent, StringComparison.Ordinal);
        var asked = Assert.Single(Api.AskedFor("PUT /notifications/routes"));
        Assert.Contains("\"on\":false", asked.Body, StringComparison.Ordinal);
    }

    private IRenderedComponent<RoutingPage> Furnished()
    {
        Api.On("GET /notifications/routes", Routing.Table.Select(cell => ListRoutes.View(cell, null)));
        return Render<RoutingPage>();
    }
}
