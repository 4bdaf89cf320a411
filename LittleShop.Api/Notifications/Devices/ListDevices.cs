using LittleShop.Api.Data;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Devices;

internal static class ListDevices
{
    public static async Task<Ok<List<PushDevice>>> Handle(ShopDb db, CurrentAdmin admin, CancellationToken ct) =>
        TypedResults.Ok(await db.PushSubscriptions.AsNoTracking()
            .Where(device => device.AdminId == admin.Id && device.EndedAt == null)
            .OrderBy(device => device.CreatedAt).ThenBy(device => device.Id)
            .Select(device => new PushDevice(
                device.Id, device.DeviceName, device.CreatedAt, device.LastSentAt, device.LastProblem))
            .ToListAsync(ct));
}
