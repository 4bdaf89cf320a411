using System.Text.Json;
using LittleShop.Contracts;
using LittleShop.Tests.Api.Notifications.Actions;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.Tests.Admin.Browser;

/// <summary>
/// Real pushes of the real Api, handed to the service worker of a browser in which nobody is signed in: what it shows,
/// what its buttons do, and what it reports.
/// </summary>
public sealed class NotificationActionTests(ShopHost shop, Chromium chromium) : IClassFixture<ShopHost>, IAsyncLifetime
{
    private FakePushService _push = null!;
    private AdminHost _admin = null!;
    private IBrowserContext _context = null!;
    private IPage _page = null!;
    private FakeBrowser _device = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _push = await FakePushService.StartAsync();
        _admin = new AdminHost(shop.Address, new Dictionary<string, string?> { ["Api:Key"] = ShopHost.AdminKey });
        _context = await chromium.NewContextAsync(390, 844);
        await _context.GrantPermissionsAsync(["notifications"]);
        _page = await _context.NewPageAsync();
        await _page.GotoAsync(new Uri(_admin.Address, "/login").ToString());
        await _page.EvaluateAsync(
            "async () => { await navigator.serviceWorker.register('/service-worker.js'); await navigator.serviceWorker.ready; }");
        using var owner = await shop.AsAdminAsync();
        _device = await _push.NewBrowserAsync(owner);
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await _admin.DisposeAsync();
        await _push.DisposeAsync();
    }

    [Fact]
    public async Task What_was_shown_is_delivered()
    {
        var (order, _) = await ShowAsync();

        await using var db = shop.OpenDb();
        await Deadline.UntilAsync(
            () => db.Deliveries.AnyAsync(row => row.OrderId == order && row.State == DeliveryState.Delivered, Ct),
            "the receipt", seconds: 30);
    }

    [Fact]
    public async Task A_press_is_answered_in_the_notification_s_place_and_moves_the_order_when_its_time_is_over()
    {
        var (order, tag) = await ShowAsync();

        await ClickAsync(tag, "Accepted");
        await UntilShownAsync(tag, "Accepted #");
        Assert.Equal(PaymentReceived, (await shop.OrderAsync(order)).Status);
        await shop.MakeDueAsync();

        await Deadline.UntilAsync(async () => (await shop.OrderAsync(order)).Status == Accepted, "the move");
    }

    [Fact]
    public async Task A_press_that_is_undone_leaves_the_order_as_it_was()
    {
        var (order, tag) = await ShowAsync();
        await ClickAsync(tag, "Accepted");
        await UntilShownAsync(tag, "Accepted #");

        await ClickAsync(tag, "undo");
        await UntilShownAsync(tag, "Undone");

        await using var db = shop.OpenDb();
        var pressed = await db.NotificationActions.AsNoTracking().SingleAsync(found => found.OrderId == order, Ct);
        Assert.Equal("Undone", pressed.State.ToString());
        Assert.Equal(PaymentReceived, (await shop.OrderAsync(order)).Status);
    }

    [Fact]
    public async Task A_press_that_comes_too_late_says_what_is_the_matter()
    {
        var (order, tag) = await ShowAsync();
        await shop.MoveAsync(order, OnHold);

        await ClickAsync(tag, "Accepted");

        var note = await UntilShownAsync(tag, "Not done");
        Assert.NotEmpty(note.GetProperty("body").GetString()!);
        Assert.Equal(OnHold, (await shop.OrderAsync(order)).Status);
    }

    [Fact]
    public async Task What_is_done_with_elsewhere_is_closed_and_nothing_else()
    {
        var (_, tag) = await ShowAsync();
        var (_, other) = await ShowAsync();

        await DeliverAsync(JsonSerializer.Serialize(new { close = new[] { tag } }));

        Assert.Equal([other], (await NotesAsync()).Select(note => note.GetProperty("tag").GetString()));
    }

    private async Task<(Guid Order, string Tag)> ShowAsync()
    {
        var (order, push) = await shop.PaidAsync(_device);
        await DeliverAsync(push.Payload.GetRawText());
        return (order, push.Tag);
    }

    private Task DeliverAsync(string payload) => PushDelivery.DeliverAsync(_context, _page, _admin.Address, payload);

    /// <summary>As the browser calls it: no tool can press a button of a headless browser's notification.</summary>
    private async Task ClickAsync(string tag, string action)
    {
        var browser = await _context.Browser!.NewBrowserCDPSessionAsync();
        var targets = await browser.SendAsync("Target.getTargets");
        var worker = targets!.Value.GetProperty("targetInfos").EnumerateArray().First(target =>
            target.GetProperty("type").GetString() == "service_worker"
            && target.GetProperty("url").GetString()!.StartsWith(_admin.Address.ToString(), StringComparison.Ordinal));
        var attached = await browser.SendAsync("Target.attachToTarget", new()
        {
            ["targetId"] = worker.GetProperty("targetId").GetString()!,
            ["flatten"] = false,
        });
        var expression = $"registration.getNotifications({{ tag: '{tag}' }}).then(([note]) => clicked(note, '{action}'))";
        await browser.SendAsync("Target.sendMessageToTarget", new()
        {
            ["sessionId"] = attached!.Value.GetProperty("sessionId").GetString()!,
            ["message"] = JsonSerializer.Serialize(new { id = 1, method = "Runtime.evaluate", @params = new { expression } }),
        });
    }

    private async Task<JsonElement> UntilShownAsync(string tag, string title)
    {
        JsonElement? found = null;
        await Deadline.UntilAsync(
            async () =>
            {
                found = (await NotesAsync()).Cast<JsonElement?>().FirstOrDefault(note =>
                    note!.Value.GetProperty("tag").GetString() == tag
                    && note.Value.GetProperty("title").GetString()!.StartsWith(title, StringComparison.Ordinal));
                return found is not null;
            },
            title, seconds: 30);
        return found!.Value;
    }

    private async Task<IReadOnlyList<JsonElement>> NotesAsync() =>
    [
        .. (await _page.EvaluateAsync<JsonElement>(
            """
            async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(note => (
                { title: note.title, body: note.body, tag: note.tag }))
            """)).EnumerateArray(),
    ];
}
