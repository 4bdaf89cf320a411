using Bunit;
using LittleShop.Admin.Blazor.Notifications;
using LittleShop.Contracts;
using Microsoft.JSInterop;
using static LittleShop.Admin.Blazor.Notifications.ThisDevice;

namespace LittleShop.Tests.Admin.Notifications;

/// <summary>What a page does about its own browser, where a real one is hard to bring to it.</summary>
public sealed class PushBannerTests : AdminComponent
{
    private const string Banner = "[data-testid=push-ended]";
    private static readonly BrowserLook _on = new("on", "Firefox on Linux", "https://push.example/1");

    [Fact]
    public void A_subscription_that_the_browser_has_lost_is_offered_again()
    {
        Looks(_on with { State = "off" }, DeviceSync.Known);

        var banner = Render<PushBanner>().WaitForElement(Banner);

        Assert.Contains("has lost its subscription", banner.TextContent);
        Assert.Contains("\"alive\":false", Assert.Single(Api.AskedFor("POST /push/subscriptions/sync")).Body);
    }

    [Fact]
    public void A_device_that_was_removed_elsewhere_gives_its_subscription_back_and_is_not_asked_again()
    {
        Looks(_on, DeviceSync.Removed);

        var banner = Render<PushBanner>();

        banner.WaitForAssertion(() => JSInterop.VerifyInvoke("littleShopDevices.unsubscribe"));
        Assert.Empty(banner.FindAll(Banner));
        Assert.Empty(Api.AskedFor("PUT /push/subscriptions"));
    }

    [Theory]
    [InlineData(DeviceSync.Ended, true)]
    [InlineData(DeviceSync.Unknown, false)]
    public void What_the_shop_says_against_it_stands_in_the_banner(DeviceSync state, bool pressed)
    {
        Looks(_on, state);
        Api.On("GET /push/key", new PushKey("AAAA"));
        Api.Refuse("PUT /push/subscriptions", 409, "You have 20 devices already.");
        JSInterop.Setup<BrowserSubscription>("littleShopDevices.subscribe", _ => true).SetResult(
            new("https://push.example/2", "key", "auth", "Firefox on Linux", null, null));
        var banner = Render<PushBanner>();

        if (pressed)
        {
            banner.WaitForElement("[data-testid=switch-on-again]").Click();
        }

        banner.WaitForAssertion(() => Assert.Contains("20 devices already", banner.Find(Banner).TextContent));
    }

    [Fact]
    public void A_browser_that_refuses_to_answer_breaks_no_page()
    {
        JSInterop.Setup<BrowserLook>("littleShopDevices.look").SetException(new JSException("It is insecure."));
        Api.On("GET /push/subscriptions", Array.Empty<PushDevice>());

        var page = Render<DevicesPage>();
        var banner = Render<PushBanner>();

        page.WaitForElement("[data-push=unsupported]");
        Assert.Empty(banner.FindAll(Banner));
    }

    private void Looks(BrowserLook look, DeviceSync state)
    {
        JSInterop.Setup<BrowserLook>("littleShopDevices.look").SetResult(look);
        Api.On("POST /push/subscriptions/sync", new SyncedDevice(state, "It ended."));
    }
}
