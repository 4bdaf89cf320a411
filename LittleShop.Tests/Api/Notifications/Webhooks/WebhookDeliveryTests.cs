using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static LittleShop.Contracts.OrderEventKind;

namespace LittleShop.Tests.Api.Notifications.Webhooks;

/// <summary>From an order's event to somebody's server and back into the ledger.</summary>
public sealed class WebhookDeliveryTests(ShopHost shop) : IClassFixture<ShopHost>, IAsyncLifetime
{
    private WebhookReceiver _receiver = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _receiver = await WebhookReceiver.StartAsync();

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    [Fact]
    public async Task An_event_arrives_signed_and_as_it_was_then()
    {
        var hook = _receiver.NewHook();
        await shop.AddWebhookAsync(hook);
        var placed = await shop.PlaceOrderAsync(PaymentMethod.BankTransfer, price: 12.5m);
        using var owner = await shop.AsAdminAsync();
        var seen = await owner.GetAsync<OrderDetail>($"/orders/{placed.Id}");
        await owner.PostAsync<ChangedOrder>(
            $"/orders/{placed.Id}/status",
            new ChangeStatus(OrderStatus.PaymentReceived, seen.Version, "For admins only: he argued."));

        await Deadline.UntilAsync(() => hook.Taken.Count() == 2, "both events");

        var came = hook.Taken.First();
        Assert.True(came.IsSignedWith(hook.Secret));
        Assert.StartsWith("msg_", came.Id, StringComparison.Ordinal);
        Assert.Equal(["order.received", "order.payment_confirmed"], hook.Taken.Select(taken => taken.Type));
        var data = came.Content.GetProperty("data");
        Assert.Equal(placed.Id, data.GetProperty("orderId").GetGuid());
        Assert.Equal(placed.Number, data.GetProperty("number").GetString());
        Assert.Equal("PendingPayment", data.GetProperty("status").GetString());
        Assert.Equal("GBP", data.GetProperty("total").GetProperty("currency").GetString());
        Assert.Equal(placed.Total.Amount, data.GetProperty("total").GetProperty("amount").GetDecimal());
        Assert.Equal("Ann Example", data.GetProperty("customer").GetString());
        Assert.False(data.TryGetProperty("carrier", out _));
        Assert.All(hook.Taken, taken => Assert.DoesNotContain("argued", taken.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_endpoint_that_fails_twice_hears_everything_in_order_and_holds_up_nobody_else()
    {
        var (failing, dead, healthy) = (_receiver.NewHook(), _receiver.NewHook(), _receiver.NewHook());
        await shop.AddWebhookAsync(failing);
        await shop.AddWebhookAsync(dead);
        await shop.AddWebhookAsync(healthy);
        dead.AnswerWith(500);
        failing.Answer = context => Task.FromResult(
            context.Response.StatusCode = failing.All.Count < 2 ? 503 : 200);

        var placed = await shop.PlaceOrderAsync(PaymentMethod.BankTransfer);
        await shop.MoveAsync(placed.Id, OrderStatus.PaymentReceived, OrderStatus.Accepted, OrderStatus.Packing);

        string[] all = ["order.received", "order.payment_confirmed", "order.accepted", "order.packing"];
        await Deadline.UntilAsync(() => healthy.Taken.Count() == 4, "the healthy endpoint heard all");
        Assert.Equal(all, healthy.Taken.Select(came => came.Type));
        await Deadline.UntilAsync(() => failing.Taken.Count() == 4, "the failing endpoint caught up", 30);
        Assert.Equal(["order.received", "order.received", .. all], failing.All.Select(came => came.Type));
        Assert.Single(failing.All.Take(3).Select(came => came.Id).Distinct());
        Assert.All(dead.All, came => Assert.Equal("order.received", came.Type));
        await using var db = shop.OpenDb();
        Assert.False(await db.Deliveries.AnyAsync(
            row => row.OrderId == placed.Id && row.Channel == Channel.Inbox && row.State != DeliveryState.Sent, Ct));
    }

    [Fact]
    public async Task What_waits_behind_a_failure_does_not_hide_what_the_endpoint_said()
    {
        var hook = _receiver.NewHook();
        var id = await shop.AddWebhookAsync(hook);
        hook.AnswerWith(503);
        var placed = await shop.PlaceOrderAsync(PaymentMethod.BankTransfer);
        await shop.MoveAsync(placed.Id, OrderStatus.PaymentReceived, OrderStatus.Accepted, OrderStatus.Packing);

        await using var db = shop.OpenDb();
        await Deadline.UntilAsync(
            () => db.Deliveries.AnyAsync(
                row => row.Recipient == id && row.Attempts == 0 && row.LastAnswer!.StartsWith("The message before it"), Ct),
            "a later one was given back");

        Assert.Contains(
            "503", (await db.WebhookEndpoints.SingleAsync(found => found.Id == id, Ct)).LastProblem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_is_gone_ends_and_what_still_waited_for_it_is_left_out()
    {
        var hook = _receiver.NewHook();
        var id = await shop.AddWebhookAsync(hook);
        hook.AnswerWith(410);
        await shop.PlaceOrderAsync();
        await using var db = shop.OpenDb();
        await Deadline.UntilAsync(
            () => db.WebhookEndpoints.AnyAsync(found => found.Id == id && found.EndedAt != null, Ct), "ended");

        await shop.PlaceOrderAsync();

        var row = await db.Deliveries.AsNoTracking().SingleAsync(found => found.Recipient == id, Ct);
        Assert.Equal((DeliveryState.Suppressed, SuppressionReason.SwitchedOff), (row.State, row.Reason));
        Assert.Single(hook.All);
        using var owner = await shop.AsAdminAsync();
        var shown = (await owner.GetAsync<List<WebhookView>>("/notifications/webhooks")).Single(view => view.Id == id);
        Assert.False(shown.Enabled);
        Assert.Contains("gone for good (410)", shown.LastProblem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(302)]
    [InlineData(425)]
    public async Task A_refusal_that_can_be_mended_is_tried_again_with_the_same_id(int status)
    {
        var hook = _receiver.NewHook();
        await shop.AddWebhookAsync(hook);
        hook.Answer = context =>
        {
            context.Response.StatusCode = hook.All.IsEmpty ? status : 200;
            context.Response.Headers.Location = hook.Url + "/elsewhere";
            return Task.CompletedTask;
        };

        await shop.PlaceOrderAsync();

        await Deadline.UntilAsync(() => hook.Taken.Any(), "the second attempt", 15);
        Assert.Equal(2, hook.All.Count);
        Assert.Single(hook.All.Select(came => came.Id).Distinct());
    }

    [Fact]
    public async Task The_wait_that_an_endpoint_asks_for_is_kept()
    {
        var hook = _receiver.NewHook();
        var id = await shop.AddWebhookAsync(hook);
        hook.AnswerWith(429, "Retry-After", "3600");
        await shop.PlaceOrderAsync();
        await using var db = shop.OpenDb();
        await Deadline.UntilAsync(
            () => db.Deliveries.AnyAsync(row => row.Recipient == id && row.Attempts == 1
                && row.State == DeliveryState.Queued, Ct), "put off");

        var row = await db.Deliveries.AsNoTracking().SingleAsync(found => found.Recipient == id, Ct);
        Assert.InRange(row.DueAt - row.CreatedAt, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(62));
    }

    [Fact]
    public async Task A_redelivery_keeps_its_id_and_the_log_of_an_endpoint_is_its_own_and_names_its_host_only()
    {
        var (hook, other) = (_receiver.NewHook(), _receiver.NewHook());
        var id = await shop.AddWebhookAsync(hook, Received);
        await shop.AddWebhookAsync(other, Received);
        using var owner = await shop.AsAdminAsync();
        await shop.PlaceOrderAsync();
        await Deadline.UntilAsync(async () => (await LogAsync()) is [{ State: DeliveryState.Sent }], "the first");

        var first = Assert.Single(await LogAsync());
        await owner.SendAsync(HttpMethod.Post, $"/notifications/deliveries/{first.Id}/resend", null);

        await Deadline.UntilAsync(() => hook.Taken.Count() == 2, "the repeat");
        Assert.Equal($"msg_{first.Id}", Assert.Single(hook.Taken.Select(came => came.Id).Distinct()));
        Assert.All(hook.Taken, came => Assert.True(came.IsSignedWith(hook.Secret)));
        Assert.All(await LogAsync(), row => Assert.Equal(new Uri(hook.Url).Authority, row.Recipient));

        async Task<IReadOnlyList<DeliveryView>> LogAsync() => (await owner.GetAsync<Page<DeliveryView>>(
            $"/notifications/deliveries?channel=Webhook&recipient={id}")).Items;
    }

    [Fact]
    public async Task What_waits_for_a_removed_endpoint_is_not_sent()
    {
        var hook = _receiver.NewHook();
        var id = await shop.AddWebhookAsync(hook);
        hook.AnswerWith(503);
        await shop.PlaceOrderAsync();
        await Deadline.UntilAsync(() => hook.All.Count == 1, "the first attempt");
        using var owner = await shop.AsAdminAsync();
        await owner.SendAsync(HttpMethod.Delete, $"/notifications/webhooks/{id}", null);
        hook.Answer = null;

        await using var db = shop.OpenDb();
        await Deadline.UntilAsync(
            () => db.Deliveries.AnyAsync(row => row.Recipient == id && row.Reason == SuppressionReason.SwitchedOff, Ct),
            "left out", 15);

        Assert.Empty(hook.Taken);
        Assert.DoesNotContain(
            await owner.GetAsync<List<WebhookView>>("/notifications/webhooks"), view => view.Id == id);
    }
}
