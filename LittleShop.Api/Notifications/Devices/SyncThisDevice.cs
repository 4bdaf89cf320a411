using LittleShop.Api.Data;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Devices;

/// <summary>
/// A page says on each load that this browser's subscription lives. Somebody else's is unknown too: the page then
/// subscribes anew, which moves the browser to whoever is signed in there, and to nobody else.
/// </summary>
internal static class SyncThisDevice
{
    public static async Task<Ok<SyncedDevice>> Handle(
        SyncDevice seen, ShopDb db, CurrentAdmin admin, CancellationToken ct)
    {
        var own = db.PushSubscriptions.Where(
            device => device.Endpoint == seen.Endpoint && device.AdminId == admin.Id);
        var alive = await db.Database.ExecuteSqlAsync(
            $"""
            update push_subscriptions set last_sync_at = clock_timestamp()
            where endpoint = {seen.Endpoint} and admin_id = {admin.Id} and ended_at is null
            """, ct);
        return TypedResults.Ok(new SyncedDevice(
            alive == 1 ? DeviceSync.Known : await own.AnyAsync(ct) ? DeviceSync.Ended : DeviceSync.Unknown));
    }
}
