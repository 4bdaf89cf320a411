using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.Tests.Api.Notifications;

public sealed class PushTests(ShopHost shop) : IClassFixture<ShopHost>, IAsyncLifetime
{
    private FakePushService _push = null!;

    public async ValueTask InitializeAsync() => _push = await FakePushService.StartAsync();

    public ValueTask DisposeAsync() => _push.DisposeAsync();

    [Fact]
    public async Task Every_step_of_an_order_is_pushed_in_order_and_signed_with_the_shop_s_key()
    {
        using var owner = await shop.AsAdminAsync();
        var browser = _push.NewBrowser();
        await owner.PutAsync<PushDevice>("/push/subscriptions", browser.Subscription);
        var key = await owner.GetAsync<PushKey>("/push/key");

        var placed = await shop.PlaceOrderAsync(PaymentMethod.BankTransfer, price: 12.5m);
        await shop.MoveAsync(placed.Id, PaymentReceived, Accepted, Packing, Dispatched, Delivered);

        await Deadline.UntilAsync(() => browser.Received.Count(push => push.OrderId == placed.Id) == 6, "six pushes");
        var received = browser.Received.Where(push => push.OrderId == placed.Id).ToList();
        Assert.Equal(
            ["Received", "PaymentConfirmed", "Accepted", "Packing", "Dispatched", "Delivered"],
            received.Select(push => push.Kind));
        Assert.All(received, push =>
        {
            Assert.Contains(placed.Number, push.Title, StringComparison.Ordinal);
            Assert.Equal(key.PublicKey, push.SenderKey);
            Assert.Equal(_push.Origin, push.Claims.GetProperty("aud").GetString());
            Assert.Equal($"mailto:{ShopHost.OwnerEmail}", push.Claims.GetProperty("sub").GetString());
            Assert.Equal($"/orders/{placed.Id}", push.Payload.GetProperty("url").GetString());
        });
        Assert.Contains("£16.45 · 1 item · Ann Example", received[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_push_says_in_words_how_it_went()
    {
        using var owner = await shop.AsAdminAsync();
        var browser = _push.NewBrowser();
        var device = await owner.PutAsync<PushDevice>("/push/subscriptions", browser.Subscription);

        var well = await owner.PostAsync<TestPushResult>($"/push/subscriptions/{device.Id}/test", new { });
        browser.AnswerWith(410);
        var gone = await owner.PostAsync<TestPushResult>($"/push/subscriptions/{device.Id}/test", new { });

        Assert.True(well.Sent, well.Message);
        Assert.Equal("Test", Assert.Single(browser.Received).Kind);
        Assert.False(gone.Sent);
        Assert.Contains("Switch notifications on again", gone.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(await owner.GetAsync<List<PushDevice>>("/push/subscriptions"), d => d.Id == device.Id);
    }
}
