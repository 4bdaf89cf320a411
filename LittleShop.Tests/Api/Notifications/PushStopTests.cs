using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Tests.Api.Notifications;

public sealed class PushStopTests(PostgresServer postgres, CacheServer cache)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stop_finishes_the_pushes_that_are_on_their_way_and_keeps_the_keys_for_the_next_start()
    {
        await using var push = await FakePushService.StartAsync();
        var browser = push.NewBrowser();
        var answer = new TaskCompletionSource();
        browser.Answer = async context =>
        {
            await answer.Task;
            context.Response.StatusCode = 201;
        };
        var shop = new ShopHost(postgres, cache);
        await shop.InitializeAsync();
        var key = await SubscribeAsync(shop, browser);
        await shop.PlaceOrderAsync();
        await Deadline.UntilAsync(() => browser.Attempts == 1, "the push is on its way");

        var stopping = shop.DisposeAsync().AsTask();
        answer.SetResult();
        await stopping;

        await using var db = shop.OpenDb();
        var row = await db.Deliveries.SingleAsync(found => found.Channel == Channel.WebPush, Ct);
        Assert.Equal((DeliveryState.Sent, 1), (row.State, row.Attempts));
        Assert.Equal(key, (await db.VapidKeys.SingleAsync(Ct)).PublicKey);
        Assert.Equal(key, Assert.Single(browser.Received).SenderKey);
    }

    private static async Task<string> SubscribeAsync(ShopHost shop, FakeBrowser browser)
    {
        using var owner = await shop.AsAdminAsync();
        await owner.PutAsync<PushDevice>("/push/subscriptions", browser.Subscription);
        return (await owner.GetAsync<PushKey>("/push/key")).PublicKey;
    }
}
