using LittleShop.Api.Data;
using LittleShop.Api.Live;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Devices;

/// <summary>Switches notifications off on one of the admin's own devices. Its row stays: the ledger names it.</summary>
internal static class RemoveDevice
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, ShopDb db, CurrentAdmin admin, OrderAnnouncer live, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var own = await db.PushSubscriptions
            .Where(device => device.Id == id && device.AdminId == admin.Id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(device => device.EndedAt, device => device.EndedAt ?? now)
                    .SetProperty(device => device.LastProblem, (string?)null), // it ends by wish, not by a problem
                ct);
        if (own == 0)
        {
            return TypedResults.NotFound();
        }

        live.Changed(ShopChange.Devices);
        return TypedResults.NoContent();
    }
}
