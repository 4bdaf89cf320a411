using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Api.Notifications.Preferences;

public sealed class SoundTests(ShopHost shop) : IClassFixture<ShopHost>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_push_is_silent_where_the_admin_wants_no_sound(bool sound)
    {
        await using var push = await FakePushService.StartAsync();
        using var owner = await shop.AsAdminAsync();
        await owner.PutAsync<AdminPreferences>("/me/notifications", Wish.Usual with { Sound = sound });
        var browser = push.NewBrowser();
        await owner.PutAsync<PushDevice>("/push/subscriptions", browser.Subscription);

        await shop.PlaceOrderAsync();

        await Deadline.UntilAsync(() => !browser.Received.IsEmpty, "the push");
        Assert.True(browser.Received.TryPeek(out var received));
        Assert.Equal(!sound, received.Payload.TryGetProperty("silent", out var silent) && silent.GetBoolean());
        Assert.False(received.Payload.TryGetProperty("requireInteraction", out _));
    }
}
