using System.Net;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Tests.Api.Notifications.Broadcasts;

public sealed class BroadcastTests(ShopHost shop) : IClassFixture<ShopHost>, IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Each test begins with nobody who could be written to.</summary>
    public async ValueTask InitializeAsync() => await shop.ForgetCustomersAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task It_goes_to_everybody_who_wants_it_and_says_why_not_to_the_others()
    {
        using var manager = await shop.AsAdminAsync(Roles.Manager);
        var wants = await shop.NewCustomerAsync("Wants");
        var optedOut = await shop.NewCustomerAsync("Opted out");
        var blocked = await shop.NewCustomerAsync("Blocked");
        await ChangeAsync(optedOut.Id, row => row.OptedOut = true);
        await ChangeAsync(blocked.Id, row => row.UnreachableSince = DateTimeOffset.UnixEpoch);
        Assert.Equal(new BroadcastAudience(1, 1, 1), await manager.GetAsync<BroadcastAudience>("/broadcasts/audience"));

        var sent = await SendAsync(manager, "<b>New</b> teapots");

        Assert.Equal((3, 0, 2, 1, 0), (sent.Recipients, sent.Sent, sent.Suppressed, sent.Open, sent.Dead));
        await using var db = shop.OpenDb();
        var rows = await db.Deliveries.ToDictionaryAsync(row => row.Recipient, Ct);
        Assert.Equal(DeliveryState.Queued, rows[wants.Id].State);
        Assert.Equal(SuppressionReason.OptedOut, rows[optedOut.Id].Reason);
        Assert.Equal(SuppressionReason.Blocked, rows[blocked.Id].Reason);
        var message = Assert.Single(await ClaimAsync(0, 10));
        Assert.Equal(("<b>New</b> teapots", true), (message.Html, message.IsBroadcast));
        Assert.Equal($"u:{wants.Id:N}", Assert.Single(message.Buttons.SelectMany(row => row)).Data);
        await ReportAsync(message, DeliveryResult.Sent);
        var listed = Assert.Single((await manager.GetAsync<Page<BroadcastView>>("/broadcasts")).Items);
        Assert.Equal((1, 0), (listed.Sent, listed.Open));
    }

    [Fact]
    public async Task The_same_key_writes_it_once_however_often_it_is_sent()
    {
        using var manager = await shop.AsAdminAsync(Roles.Manager);
        await shop.NewCustomerAsync();

        var answers = new List<HttpStatusCode>();
        await Parallel.ForAsync(0, 6, Ct, async (_, _) =>
        {
            using var answer = await manager.SendAsync(
                HttpMethod.Post, "/broadcasts", new SendBroadcast("Hi"), "one-key");
            lock (answers)
            {
                answers.Add(answer.StatusCode);
            }
        });

        Assert.Equal(Enumerable.Repeat(HttpStatusCode.OK, 6), answers);
        Assert.Single((await manager.GetAsync<Page<BroadcastView>>("/broadcasts")).Items);
        await using var db = shop.OpenDb();
        Assert.Equal(1, await db.Deliveries.CountAsync(Ct));
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("   \n ", 400)]
    [InlineData("<b> </b>", 400)]
    [InlineData("<b>open", 400)]
    [InlineData("closed</b>", 400)]
    [InlineData("<b><i>crossed</b></i>", 400)]
    [InlineData("<img src=x onerror=alert(1)>", 400)]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>", 400)]
    [InlineData("<a>x</a>", 400)]
    [InlineData("1 < 2", 400)]
    [InlineData("2 > 1", 400)]
    [InlineData("Fish & chips", 400)]
    [InlineData("Fish &amp; chips &lt;3", 200)]
    [InlineData("<b>a <i>b</i></b> <u>c</u> <s>d</s> <code>e</code>", 200)]
    [InlineData("<a href=\"https://example.org/?a=1&amp;b=2\">x</a>", 200)]
    public async Task Only_what_Telegram_takes_is_sent(string html, int status)
    {
        using var manager = await shop.AsAdminAsync(Roles.Manager);
        await shop.NewCustomerAsync();

        using var answer = await manager.SendAsync(HttpMethod.Post, "/broadcasts", new SendBroadcast(html));

        Assert.Equal(status, (int)answer.StatusCode);
        await using var db = shop.OpenDb();
        Assert.Equal(status == 200 ? 1 : 0, await db.Deliveries.CountAsync(Ct));
        Assert.Equal(status == 200 ? 1 : 0, await db.Notices.CountAsync(Ct));
    }

    [Fact]
    public async Task The_longest_text_fits_and_a_longer_one_is_refused()
    {
        using var manager = await shop.AsAdminAsync(Roles.Manager);
        await shop.NewCustomerAsync();

        await SendAsync(manager, new string('x', Limits.Broadcast));
        using var tooLong = await manager.SendAsync(
            HttpMethod.Post, "/broadcasts", new SendBroadcast(new string('x', Limits.Broadcast + 1)));

        Assert.Equal(HttpStatusCode.BadRequest, tooLong.StatusCode);
    }

    [Fact]
    public async Task Order_messages_go_before_any_number_of_broadcasts()
    {
        using var manager = await shop.AsAdminAsync(Roles.Manager);
        for (var n = 0; n < 8; n++)
        {
            await shop.NewCustomerAsync($"Waits {n}");
        }

        var cart = await shop.NewCartAsync(await shop.NewVariantAsync());
        await SendAsync(manager, "One");
        await SendAsync(manager, "Two");
        var order = await shop.CheckOutAsync(cart, PaymentMethod.BankTransfer);

        var first = await ClaimAsync(5, 5);

        Assert.Contains(order.Number, first[0].Html, StringComparison.Ordinal);
        Assert.False(first[0].IsBroadcast);
        Assert.Equal(5, first.Count(message => message.IsBroadcast));
        Assert.DoesNotContain(first, message => message.IsBroadcast && message.ChatId == first[0].ChatId);

        await ReportAsync(first[0], DeliveryResult.Sent);
        await shop.MoveAsync(order.Id, OrderStatus.PaymentReceived);
        var next = await ClaimAsync(5, 0);
        Assert.Contains("Payment Confirmed", Assert.Single(next).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broadcast_of_which_nobody_knows_whether_it_arrived_is_never_sent_again_an_order_message_once()
    {
        using var manager = await shop.AsAdminAsync(Roles.Manager);
        var cart = await shop.NewCartAsync(await shop.NewVariantAsync());
        await SendAsync(manager, "Only once");
        var broadcast = Assert.Single(await ClaimAsync(0, 5));

        await ReportAsync(broadcast, DeliveryResult.Ambiguous);
        Assert.Equal((DeliveryState.Dead, 1), await StateAsync(broadcast.Id));
        await shop.CheckOutAsync(cart);
        var order = Assert.Single(await ClaimAsync(5, 5));
        await ReportAsync(order, DeliveryResult.Ambiguous);
        Assert.Equal((DeliveryState.Queued, 1), await StateAsync(order.Id));
        await MakeDueAsync();
        await ReportAsync(Assert.Single(await ClaimAsync(5, 5)), DeliveryResult.Ambiguous);

        Assert.Equal((DeliveryState.Dead, 2), await StateAsync(order.Id));
        Assert.Empty(await ClaimAsync(5, 5));
    }

    private static Task<BroadcastView> SendAsync(HttpClient manager, string html) =>
        manager.PostAsync<BroadcastView>("/broadcasts", new SendBroadcast(html), Guid.NewGuid().ToString());

    private async Task<List<TelegramDelivery>> ClaimAsync(int orders, int broadcasts)
    {
        using var bot = shop.AsBot();
        return await bot.PostAsync<List<TelegramDelivery>>(
            "/bot/deliveries/claim", new ClaimDeliveries(orders, "test", broadcasts));
    }

    private async Task ReportAsync(TelegramDelivery message, DeliveryResult result)
    {
        using var bot = shop.AsBot();
        var taken = await bot.PostAsync<OutcomesTaken>(
            "/bot/deliveries/outcomes", new[] { new DeliveryOutcome(message.Id, message.LeaseToken, result, "said") });
        Assert.Empty(taken.Refused);
    }

    private async Task ChangeAsync(Guid id, Action<LittleShop.Api.Customers.Customer> change)
    {
        await using var db = shop.OpenDb();
        change(await db.Customers.SingleAsync(customer => customer.Id == id, Ct));
        await db.SaveChangesAsync(Ct);
    }

    private async Task<(DeliveryState, int)> StateAsync(long id)
    {
        await using var db = shop.OpenDb();
        var row = await db.Deliveries.AsNoTracking().SingleAsync(delivery => delivery.Id == id, Ct);
        return (row.State, row.Attempts);
    }

    private async Task MakeDueAsync()
    {
        await using var db = shop.OpenDb();
        await db.Database.ExecuteSqlAsync($"update deliveries set due_at = now() where state = 'Queued'", Ct);
    }
}
