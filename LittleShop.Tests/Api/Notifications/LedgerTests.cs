using System.Net;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.Tests.Api.Notifications;

public sealed class LedgerTests(ShopHost shop) : IClassFixture<ShopHost>, IAsyncLifetime
{
    private FakePushService _push = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _push = await FakePushService.StartAsync();

    public ValueTask DisposeAsync() => _push.DisposeAsync();

    [Fact]
    public async Task An_order_s_deliveries_name_their_recipients_as_people_know_them()
    {
        using var owner = await shop.AsAdminAsync();
        await owner.PutAsync<PushDevice>("/push/subscriptions", _push.NewBrowser("Kitchen tablet").Subscription);
        var placed = await shop.PlaceOrderAsync();

        var told = await owner.GetAsync<List<DeliveryView>>($"/orders/{placed.Id}/deliveries");

        Assert.Contains(told, row => row is { Channel: Channel.WebPush, Recipient: "Owner · Kitchen tablet" });
        var customer = Assert.Single(told, row => row.Channel is Channel.Telegram);
        Assert.Equal(("Ann Example", DeliveryState.Queued), (customer.Recipient, customer.State));
        Assert.Equal((placed.Number, nameof(OrderEventKind.Received)), (customer.OrderNumber, customer.Kind));
        var unknown = await owner.SendAsync(HttpMethod.Get, $"/orders/{Guid.NewGuid()}/deliveries", null);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_or_a_repeat()
    {
        using var viewer = await shop.AsAdminAsync(Roles.Viewer);
        for (var order = 0; order < 5; order++)
        {
            await shop.PlaceOrderAsync();
        }

        var seen = new List<long>();
        string? after = null;
        do
        {
            var page = await viewer.GetAsync<Page<DeliveryView>>(
                $"/notifications/deliveries?channel=Telegram&size=2&after={after}");
            Assert.InRange(page.Items.Count, 1, 2);
            seen.AddRange(page.Items.Select(row => row.Id));
            after = page.Next;
        }
        while (after is not null);

        await using var db = shop.OpenDb();
        var all = await db.Deliveries.Where(delivery => delivery.Channel == Channel.Telegram)
            .OrderByDescending(delivery => delivery.Id).Select(delivery => delivery.Id).ToListAsync(Ct);
        Assert.Equal(all, seen);
    }

    [Fact]
    public async Task What_was_given_up_is_sent_again_beside_it_looks_like_it_and_only_a_manager_may()
    {
        using var owner = await shop.AsAdminAsync();
        using var packer = await shop.AsAdminAsync(Roles.Packer);
        var browser = _push.NewBrowser();
        await owner.PutAsync<PushDevice>("/push/subscriptions", browser.Subscription);
        browser.AnswerWith(400, body: "no\u0000 thanks");
        var placed = await shop.PlaceOrderAsync(PaymentMethod.BankTransfer);
        var dead = await UntilStateAsync(owner, placed.Id, DeliveryState.Dead);
        Assert.Contains("refused it (400): no  thanks", dead.LastAnswer, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Forbidden, await ResendAsync(packer, dead.Id));
        browser.Answer = null;
        Assert.Equal(HttpStatusCode.NoContent, await ResendAsync(owner, dead.Id));
        await Deadline.UntilAsync(() => browser.Received.Count == 1, "the repetition");

        var push = browser.Received.Single();
        Assert.Contains("🔁", push.Title + push.Body, StringComparison.Ordinal);
        var told = await owner.GetAsync<List<DeliveryView>>($"/orders/{placed.Id}/deliveries");
        var repeated = Assert.Single(told, row => row.ResendOf is not null);
        Assert.Equal((dead.Id, dead.Recipient), (repeated.ResendOf, repeated.Recipient));
        var detail = await owner.GetAsync<DeliveryDetail>($"/notifications/deliveries/{dead.Id}");
        Assert.Equal(DeliveryState.Dead, detail.Delivery.State);
        Assert.Equal("Rejected", Assert.Single(detail.Attempts).Result);
        Assert.Equal([repeated.Id], detail.Resends);
        Assert.Equal(0, (await owner.GetAsync<Dashboard>("/dashboard")).Push.Dead);
        Assert.Equal(HttpStatusCode.NotFound, await ResendAsync(owner, 999999999));
        Assert.NotEqual(PaymentReceived, (await owner.GetAsync<OrderDetail>($"/orders/{placed.Id}")).Status);
    }

    [Theory]
    [InlineData(DeliveryState.Sent)]
    [InlineData(DeliveryState.Dead)]
    public async Task Many_presses_at_once_are_one_wish(DeliveryState ended)
    {
        using var owner = await shop.AsAdminAsync();
        var placed = await shop.PlaceOrderAsync();
        var told = await owner.GetAsync<List<DeliveryView>>($"/orders/{placed.Id}/deliveries");
        var first = Assert.Single(told, row => row.Channel is Channel.Telegram);
        Assert.Equal(HttpStatusCode.Conflict, await ResendAsync(owner, first.Id)); // it is on its way
        await using var db = shop.OpenDb();
        await db.Deliveries.Where(row => row.Id == first.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, ended), Ct);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ResendAsync(owner, first.Id)));

        Assert.Equal(1, answers.Count(answer => answer is HttpStatusCode.NoContent));
        Assert.Equal(7, answers.Count(answer => answer is HttpStatusCode.Conflict));
        var repeat = await db.Deliveries.AsNoTracking().SingleAsync(row => row.ResendOf == first.Id, Ct);
        Assert.Equal((DeliveryState.Queued, 0), (repeat.State, repeat.Attempts));
        Assert.Equal(ended, (await db.Deliveries.AsNoTracking().SingleAsync(row => row.Id == first.Id, Ct)).State);
    }

    private static async Task<HttpStatusCode> ResendAsync(HttpClient admin, long id)
    {
        using var answer = await admin.SendAsync(HttpMethod.Post, $"/notifications/deliveries/{id}/resend", null);
        return answer.StatusCode;
    }

    private static async Task<DeliveryView> UntilStateAsync(HttpClient admin, Guid orderId, DeliveryState state)
    {
        DeliveryView? found = null;
        await Deadline.UntilAsync(
            async () =>
            {
                var told = await admin.GetAsync<List<DeliveryView>>($"/orders/{orderId}/deliveries");
                found = told.SingleOrDefault(row => row.Channel is Channel.WebPush && row.State == state && row.ResendOf is null);
                return found is not null;
            },
            $"a push that is {state}");
        return found!;
    }
}
