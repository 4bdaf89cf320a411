using System.Net.Http.Headers;
using System.Text.Json;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.Playwright;

namespace LittleShop.Tests.EndToEnd;

/// <summary>The shop's main job, on the whole system as a user starts it, in a real browser.</summary>
public sealed class OrderJourneyTests(Chromium chromium)
{
    [Fact]
    public async Task An_order_from_the_chat_reaches_every_admin_and_its_customer_at_every_step()
    {
        await using var pushes = await FakePushService.StartAsync();
        await using var shop = await StartedShop.StartAsync(
            null, new Dictionary<string, string> { ["Outbound__AllowedHosts__0"] = "127.0.0.1" }, "--no-demo");
        await AddProductAsync(shop);
        var device = pushes.NewBrowser();
        await using var context = await chromium.NewContextAsync();
        await context.GrantPermissionsAsync(["notifications"], new() { Origin = shop.Admin });
        await PushStub.InstallAsync(context, device);
        var admin = new AdminPage(await context.NewPageAsync(), shop);
        await admin.SignInAsync();
        await SwitchPushOnAsync(admin);

        // The list is open before the order is there, and nobody reloads it.
        await admin.OpenAsync("/orders");
        var customer = new CustomerPage(await context.NewPageAsync(), shop);
        await customer.BeginAsync("Ann Example");
        var number = await customer.BuyAsync("Stoneware mug");
        await Assertions.Expect(admin.Row(number)).ToHaveAttributeAsync("data-status", "PaymentReceived");

        await admin.Row(number).ClickAsync();
        await admin.MoveAsync("Accepted");
        await customer.HearsAsync("Order Accepted");
        await admin.MoveAsync("Packing");
        await customer.HearsAsync("Being Packed");
        await admin.Page.Locator("button[data-action=Dispatched]").First.ClickAsync();
        await admin.Page.GetByTestId("carrier").FillAsync("Royal Mail");
        await admin.Page.GetByTestId("tracking").FillAsync("AB123456789GB");
        await admin.Page.GetByTestId("confirm").ClickAsync();
        await admin.StatusAsync("Dispatched");
        await customer.HearsAsync("AB123456789GB");
        await admin.MoveAsync("Delivered");
        await customer.HearsAsync("Order Delivered");

        await Deadline.UntilAsync(() => device.Received.Count == 6, "six pushes");
        Assert.Equal(
            ["Received", "PaymentConfirmed", "Accepted", "Packing", "Dispatched", "Delivered"],
            device.Received.Select(push => push.Kind));
        Assert.All(device.Received, push => Assert.Contains(number, push.Payload.GetRawText()));
        await ShownByTheServiceWorkerAsync(context, admin, shop, device.Received.First().Payload, number);
    }

    private static async Task AddProductAsync(StartedShop shop)
    {
        using var owner = new HttpClient { BaseAddress = new Uri(shop.Api) };
        var signedIn = await owner.PostAsync<LoggedIn>("/auth/login", new Login(shop.AdminEmail, shop.AdminPassword));
        owner.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", signedIn.Token);
        await owner.PostAsync<ProductDetail>("/products", new SaveProduct(
            "Stoneware mug <3", "Holds 350 ml.", null, [], null, ProductStatus.Active, [],
            [new SaveVariant(null, [], null, 12.50m, null, 20)], null));
    }

    private static async Task SwitchPushOnAsync(AdminPage admin)
    {
        await admin.OpenAsync("/devices");
        await admin.Page.GetByTestId("notify-me").ClickAsync();
        await Assertions.Expect(admin.Page.GetByTestId("device-row")).ToHaveCountAsync(1);
    }

    /// <summary>Hands the very payload that a push service received to the service worker, as the browser would.</summary>
    private static async Task ShownByTheServiceWorkerAsync(
        IBrowserContext context, AdminPage admin, StartedShop shop, JsonElement message, string number)
    {
        await PushDelivery.DeliverAsync(context, admin.Page, new Uri(shop.Admin), message.GetRawText());

        string[] shown = [];
        await Deadline.UntilAsync(
            async () =>
            {
                shown = await admin.Page.EvaluateAsync<string[]>(
                    """
                    async () => (await (await navigator.serviceWorker.ready).getNotifications())
                        .map(note => `${note.title} ${note.body} ${note.data?.url ?? ''}`)
                    """);
                return shown.Length > 0;
            },
            "a notification");
        Assert.Contains(message.GetProperty("title").GetString()!, shown[0]);
        Assert.Contains(number, shown[0]);
        Assert.Contains(message.GetProperty("url").GetString()!, shown[0]);
    }
}
