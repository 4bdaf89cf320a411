using LittleShop.Api.Data;
using LittleShop.Api.Live;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.WebPush;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Devices;

/// <summary>Pushes a word to one of the admin's own devices now, and says how that went.</summary>
internal static class TestDevice
{
    public static async Task<Results<Ok<TestPushResult>, NotFound>> Handle(
        Guid id, ShopDb db, CurrentAdmin admin, PushService push, OrderAnnouncer live, TimeProvider clock,
        CancellationToken ct)
    {
        var device = await db.PushSubscriptions.SingleOrDefaultAsync(
            found => found.Id == id && found.AdminId == admin.Id && found.EndedAt == null, ct);
        if (device is null)
        {
            return TypedResults.NotFound();
        }

        var target = new PushTarget(device.Endpoint, device.P256dh, device.Auth, Usable: true);
        var answer = await push.SendAsync(target, PushMessage.Test(device.DeviceName), ct);
        var sent = answer.Result is DeliveryResult.Sent;
        device.LastProblem = sent ? null : answer.Text;
        if (answer.Result is DeliveryResult.Unreachable)
        {
            device.EndedAt = clock.GetUtcNow();
        }

        await db.SaveChangesAsync(ct);
        if (device.EndedAt is not null)
        {
            live.Changed(ShopChange.Devices);
        }

        return TypedResults.Ok(new TestPushResult(sent, sent
            ? "Sent. It should appear on the device within seconds."
            : answer.Text + Advice(answer.Result)));
    }

    private static string Advice(DeliveryResult result) => result switch
    {
        DeliveryResult.Unreachable => " Switch notifications on again on that device.",
        DeliveryResult.Retry => " Try again in a while.",
        _ => "",
    };
}
