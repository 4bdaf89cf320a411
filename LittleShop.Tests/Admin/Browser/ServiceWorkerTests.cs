using System.Text.Json;
using LittleShop.Tests.Fixtures;
using Microsoft.Playwright;

namespace LittleShop.Tests.Admin.Browser;

/// <summary>The service worker in a real browser, handed its messages as the browser would.</summary>
public sealed class ServiceWorkerTests : IClassFixture<AdminWithFakeApi>
{
    private readonly AdminWithFakeApi _shop;
    private readonly Chromium _chromium;

    public ServiceWorkerTests(AdminWithFakeApi shop, Chromium chromium)
    {
        (_shop, _chromium) = (shop, chromium);
        shop.Begin();
        AShop.Furnish(shop.Api);
    }

    [Fact]
    public async Task A_push_becomes_a_notification_that_knows_its_order()
    {
        await using var visit = await ReadyAsync();

        await PushAsync(visit, """
            { "title": "New order 0B5F7A52", "body": "£24.50, 2 items", "tag": "order-1", "url": "/orders/1",
              "orderId": "1", "kind": "Received", "requireInteraction": true }
            """);

        var note = Assert.Single(await ShownAsync(visit, 1));
        Assert.Equal("New order 0B5F7A52", note.GetProperty("title").GetString());
        Assert.Equal("£24.50, 2 items", note.GetProperty("body").GetString());
        Assert.Equal("/orders/1", note.GetProperty("url").GetString());
        Assert.True(note.GetProperty("stays").GetBoolean());
    }

    [Fact]
    public async Task A_newer_push_about_the_same_order_takes_the_place_of_the_older()
    {
        await using var visit = await ReadyAsync();

        await PushAsync(visit, """{ "title": "Accepted", "tag": "order-1" }""");
        await PushAsync(visit, """{ "title": "Packing", "tag": "order-1" }""");
        await PushAsync(visit, """{ "title": "Another", "tag": "order-2" }""");

        var titles = (await ShownAsync(visit, 2)).Select(note => note.GetProperty("title").GetString());
        Assert.Equal(["Another", "Packing"], titles.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{ "title": "x", "url": "https://evil.example/steal" }""", "/")]
    [InlineData("""{ "title": "x", "url": "//evil.example" }""", "/")]
    [InlineData("""{ "title": "x", "orderId": "42" }""", "/orders/42")]
    [InlineData("plain words", "/")]
    [InlineData("", "/")]
    [InlineData("null", "/")]
    public async Task Whatever_comes_something_is_shown_and_it_leads_to_this_site_only(string payload, string url)
    {
        await using var visit = await ReadyAsync();

        await PushAsync(visit, payload);

        var note = Assert.Single(await ShownAsync(visit, 1));
        Assert.Equal(url, note.GetProperty("url").GetString());
        Assert.NotEmpty(note.GetProperty("title").GetString()!);
    }

    [Fact]
    public async Task Without_a_network_there_is_a_page_that_says_so_and_comes_back()
    {
        await using var visit = await ReadyAsync();

        await visit.Context.SetOfflineAsync(true);
        await visit.Page.GotoAsync(new Uri(_shop.Admin.Address, "/orders").ToString());
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("No connection");
        await visit.Context.SetOfflineAsync(false);

        await visit.Page.GetByTestId("orders").WaitForAsync();
    }

    private async Task<Visit> ReadyAsync()
    {
        var visit = await Visit.SignInAsync(_shop.Admin, _chromium);
        await visit.Context.GrantPermissionsAsync(["notifications"]);
        await visit.Page.EvaluateAsync(
            "async () => { await navigator.serviceWorker.ready; "
            + "while (!navigator.serviceWorker.controller) await new Promise(done => setTimeout(done, 20)); }");
        return visit;
    }

    private Task PushAsync(Visit visit, string payload) =>
        PushDelivery.DeliverAsync(visit.Context, visit.Page, _shop.Admin.Address, payload);

    private static async Task<IReadOnlyList<JsonElement>> ShownAsync(Visit visit, int count)
    {
        JsonElement[] shown = [];
        await Deadline.UntilAsync(
            async () =>
            {
                shown = [.. (await visit.Page.EvaluateAsync<JsonElement>(
                    """
                    async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(note => (
                        { title: note.title, body: note.body, url: note.data.url, stays: note.requireInteraction }))
                    """)).EnumerateArray()];
                return shown.Length >= count;
            },
            $"{count} notifications",
            seconds: 30);
        return shown;
    }
}
