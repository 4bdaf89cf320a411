using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications;

/// <summary>Removes devices that ended 90 days ago and have nothing left to be told; the ledger then says so.</summary>
internal sealed class PushCleanup(ShopDb db, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public Task<int> RunAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Kept;
        return db.PushSubscriptions
            .Where(device => device.EndedAt < before)
            .Where(device => !db.Deliveries.Any(delivery =>
                delivery.Channel == Channel.WebPush && delivery.Recipient == device.Id
                && (delivery.State == DeliveryState.Queued || delivery.State == DeliveryState.Sending)))
            .ExecuteDeleteAsync(ct);
    }
}
