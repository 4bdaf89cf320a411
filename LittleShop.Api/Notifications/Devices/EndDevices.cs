using LittleShop.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Devices;

/// <summary>
/// Ends all devices of an admin who was disabled. Whoever is let in again switches notifications on again, so the time
/// without them is on record and no event of it counts as a gap.
/// </summary>
internal static class EndDevices
{
    public static Task<int> OfAsync(Guid adminId, ShopDb db, DateTimeOffset now, CancellationToken ct) =>
        db.PushSubscriptions
            .Where(device => device.AdminId == adminId && device.EndedAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(device => device.EndedAt, now)
                    .SetProperty(device => device.LastProblem, "Your account was disabled."),
                ct);
}
