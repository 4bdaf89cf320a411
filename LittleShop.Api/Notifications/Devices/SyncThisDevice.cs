using LittleShop.Api.Data;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Devices;

/// <summary>
/// A page says on each load that this browser's subscription lives, and hears whether the shop still pushes to it: a
/// push service that ends one tells the sender only. Somebody else's is unknown too: the page then subscribes anew,
/// which moves the browser to whoever is signed in there, and to nobody else.
/// </summary>
internal static class SyncThisDevice
{
    public static async Task<Ok<SyncedDevice>> Handle(
        SyncDevice seen, ShopDb db, CurrentAdmin admin, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            update push_subscriptions set last_sync_at = clock_timestamp()
            where endpoint = {seen.Endpoint} and admin_id = {admin.Id} and ended_at is null and {seen.Alive}
            """, ct);
        var own = await db.PushSubscriptions.AsNoTracking()
            .Where(device => device.Endpoint == seen.Endpoint && device.AdminId == admin.Id)
            .Select(device => new { device.EndedAt, device.LastProblem })
            .SingleOrDefaultAsync(ct);
        return TypedResults.Ok(own switch
        {
            null => new SyncedDevice(DeviceSync.Unknown),
            { EndedAt: null } => new(DeviceSync.Known, own.LastProblem),
            { LastProblem: { } problem } => new(DeviceSync.Ended, problem),
            _ => new(DeviceSync.Removed),
        });
    }
}
