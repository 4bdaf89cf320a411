using System.Buffers.Text;
using LittleShop.Contracts;
using LittleShop.Tests.Api.Notifications.Actions;
using LittleShop.Tests.Fixtures;
using LittleShop.Tests.Fixtures.PushService;
using static System.StringComparison;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.Tests.EndToEnd;

/// <summary>
/// Web Push as an admin lives it, in a real Firefox: the page subscribes at a real push service, the Api encrypts and
/// sends, Firefox decrypts, the service worker shows, and a click leads to the order.
/// </summary>
public sealed class FirefoxPushTests(FirefoxShop shop) : IClassFixture<FirefoxShop>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Firefox Firefox => shop.Firefox;

    [Fact]
    public async Task Switched_on_in_the_page_an_order_appears_as_a_notification_that_names_its_number()
    {
        await shop.SwitchOnAsync();

        var order = await shop.OrderAsync();

        var note = await shop.ShownAsync(order.Number);
        Assert.Equal($"🧾 New order #{order.Number}", note.Title);
        Assert.Contains("Waiting for payment.", note.Body, Ordinal);
        Assert.Equal($"/orders/{order.Id}", note.Url);
        Assert.Contains(await Firefox.Chrome.TitlesAsync(), title => title == note.Title);
        await shop.StandsAsync(order.Id, DeliveryState.Delivered);
    }

    [Fact]
    public async Task Removed_in_the_page_the_device_hears_nothing_and_its_browser_gives_the_subscription_back()
    {
        await shop.SwitchOnAsync();
        var before = shop.Mailbox;

        await Firefox.Tab.ClickAsync("remove-device");
        await Firefox.Tab.SeesAsync("[data-push=off]");

        await Deadline.UntilAsync(() => before.Ended, "unsubscribed");
        Assert.Empty(shop.Pushes.Mailboxes);
        Assert.False(await Firefox.Tab.HasAsync("[data-testid=push-ended]"));
        await shop.SwitchOnAsync();
        Assert.NotEqual(before.Token, shop.Mailbox.Token);
    }

    [Fact]
    public async Task A_second_push_of_the_same_kind_about_an_order_takes_the_place_of_the_first()
    {
        await shop.SwitchOnAsync();
        var order = await PaidAsync();

        await GiveBackAsync(order, 1m);
        Assert.Contains("£1.00 of", (await shop.ShownAsync($"Partly refunded #{order.Number}")).Body, Ordinal);
        await GiveBackAsync(order, 2m);
        await Deadline.UntilAsync(() => HasRefundAsync(order, "£2.00 of"), "the second", seconds: 60);

        Assert.Single(await shop.NotesAsync(), note => note.Title == $"💸 Partly refunded #{order.Number}");
    }

    [Fact]
    public async Task A_push_for_a_browser_that_was_killed_arrives_once_it_runs_again()
    {
        await shop.SwitchOnAsync();
        await Firefox.KillAsync();
        var order = await shop.OrderAsync();
        await HeldAsync(order);

        await Firefox.StartAsync();
        await shop.OpenAsync("/devices");

        await shop.ShownAsync(order.Number);
        await Deadline.UntilAsync(() => shop.Mailbox.Waiting.Count == 0, "acknowledged", seconds: 60);
    }

    [Fact]
    public async Task A_browser_that_was_closed_gets_the_newest_of_each_topic_and_nothing_too_old()
    {
        await shop.SwitchOnAsync();
        var order = await PaidAsync();
        await Firefox.CloseAsync();
        var tooOld = await shop.OrderAsync();
        await HeldAsync(tooOld);
        shop.Clock.Advance(TimeSpan.FromHours(24));

        await GiveBackAsync(order, 1m);
        var first = await HeldAsync(order);
        await GiveBackAsync(order, 2m);
        await HeldAsync(order, after: first);
        await Firefox.StartAsync();
        await shop.OpenAsync("/devices");

        await Deadline.UntilAsync(() => HasRefundAsync(order, "£2.00 of"), "the newest", seconds: 60);
        await Deadline.UntilAsync(() => shop.Mailbox.Waiting.Count == 0, "acknowledged", seconds: 60);
        Assert.False(await HasRefundAsync(order, "£1.00 of"));
        Assert.DoesNotContain(await shop.NotesAsync(), note => note.Title.Contains(tooOld.Number));
    }

    [Fact]
    public async Task A_subscription_that_its_push_service_ended_is_offered_again_in_the_page_and_works_again()
    {
        await shop.SwitchOnAsync();
        shop.Mailbox.End();
        var unheard = await shop.OrderAsync();

        await Firefox.Tab.SeesAsync("[data-testid=push-ended]");
        Assert.Contains("has ended (410)", await Firefox.Tab.TextAsync("[data-testid=push-ended]"));
        await shop.OpenAsync("/orders");
        await Firefox.Tab.SeesAsync("[data-testid=push-ended]");
        using var owner = await shop.Api.AsAdminAsync();
        Assert.Empty(await owner.GetAsync<List<PushDevice>>("/push/subscriptions"));

        await Firefox.Tab.ClickAsync("switch-on-again");
        await Firefox.Tab.LosesAsync("[data-testid=push-ended]");
        var order = await shop.OrderAsync();

        await shop.ShownAsync(order.Number);
        Assert.DoesNotContain(await shop.NotesAsync(), note => note.Title.Contains(unheard.Number));
    }

    [Fact]
    public async Task A_browser_that_the_shop_has_forgotten_is_known_again_at_the_next_page()
    {
        await shop.SwitchOnAsync();
        await using (var db = shop.Api.OpenDb())
        {
            db.PushSubscriptions.RemoveRange(db.PushSubscriptions);
            await db.SaveChangesAsync(Ct);
        }

        await shop.OpenAsync("/orders");
        using var owner = await shop.Api.AsAdminAsync();
        await Deadline.UntilAsync(
            async () => (await owner.GetAsync<List<PushDevice>>("/push/subscriptions")).Count == 1, "known again");
        var order = await shop.OrderAsync();

        await shop.ShownAsync(order.Number);
    }

    [Fact]
    public async Task A_click_opens_the_order_in_the_page_that_is_there()
    {
        await shop.SwitchOnAsync();
        var order = await shop.OrderAsync();

        await Firefox.Chrome.ClickAsync(order.Number);

        await Firefox.Tab.SeesAsync($"[data-testid=order][data-order-id='{order.Id}']");
        Assert.Single(await Firefox.Chrome.AddressesAsync());
        await shop.StandsAsync(order.Id, DeliveryState.Opened);
        Assert.DoesNotContain(await shop.NotesAsync(), note => note.Title.Contains(order.Number));
    }

    [Fact]
    public async Task A_click_opens_the_order_in_a_page_of_its_own_where_none_is_there()
    {
        await shop.SwitchOnAsync();
        await Firefox.Tab.OpenAsync(new Uri("about:blank"));
        var order = await shop.OrderAsync();

        await Firefox.Chrome.ClickAsync(order.Number);

        await Deadline.UntilAsync(
            async () => (await Firefox.Chrome.AddressesAsync()).Any(address => address.Contains($"/orders/{order.Id}")),
            "a page of its own",
            seconds: 60);
        await Firefox.Chrome.CloseOtherTabsAsync();
    }

    [Fact]
    public async Task A_press_on_the_notification_s_button_moves_the_order_without_a_page()
    {
        await shop.SwitchOnAsync();
        var order = await PaidAsync();

        await Firefox.Chrome.PressActionAsync($"Payment confirmed #{order.Number}", nameof(Accepted));

        await shop.ShownAsync($"Accepted #{order.Number}");
        Assert.Equal(PaymentReceived, (await shop.Api.OrderAsync(order.Id)).Status);
        await shop.Api.MakeDueAsync();
        await Deadline.UntilAsync(
            async () => (await shop.Api.OrderAsync(order.Id)).Status == Accepted, "the move", seconds: 30);
        Assert.EndsWith("/devices", Assert.Single(await Firefox.Chrome.AddressesAsync()), Ordinal);
    }

    /// <summary>Waits until the push service holds one message about this order for the browser.</summary>
    private async Task<StoredPush> HeldAsync(PlacedOrder order, StoredPush? after = null)
    {
        var topic = Base64Url.EncodeToString(order.Id.ToByteArray());
        StoredPush? held = null;
        await Deadline.UntilAsync(
            () => (held = shop.Mailbox.Waiting.SingleOrDefault(push => push.Topic!.StartsWith(topic, Ordinal)))
                is not null && held != after,
            "the push service to hold it",
            seconds: 30);
        return held!;
    }

    private async Task<PlacedOrder> PaidAsync()
    {
        var order = await shop.OrderAsync();
        await shop.Api.MoveAsync(order.Id, PaymentReceived);
        await shop.ShownAsync($"Payment confirmed #{order.Number}"); // so that what follows comes alone
        return order;
    }

    private async Task GiveBackAsync(PlacedOrder order, decimal amount)
    {
        using var owner = await shop.Api.AsAdminAsync();
        var seen = await owner.GetAsync<OrderDetail>($"/orders/{order.Id}");
        await owner.PostAsync<ChangedOrder>(
            $"/orders/{order.Id}/refunds", new RefundOrder(seen.Version, new Money(amount, "GBP")));
    }

    private async Task<bool> HasRefundAsync(PlacedOrder order, string words) =>
        (await shop.NotesAsync()).Any(note => note.Title.Contains(order.Number) && note.Body.Contains(words));
}
