using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Tests.Api.Notifications;

internal static class AgedDevices
{
    /// <summary>A device that has been there for long enough to be expected to hear.</summary>
    public static async Task<PushDevice> NewAgedDeviceAsync(
        this ShopHost shop, FakePushService push, HttpClient admin, string name)
    {
        var device = await admin.PutAsync<PushDevice>("/push/subscriptions", push.NewBrowser(name).Subscription);
        await using var db = shop.OpenDb();
        await db.Database.ExecuteSqlAsync(
            $"update push_subscriptions set created_at = created_at - interval '1 minute' where id = {device.Id}",
            TestContext.Current.CancellationToken);
        return device;
    }
}
