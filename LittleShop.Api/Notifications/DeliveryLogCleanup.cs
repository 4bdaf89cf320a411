using LittleShop.Api.Data;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications;

/// <summary>
/// Forgets what became of messages after a year. Timelines stay for ever, so the coverage report looks no further
/// back than this. What is still open stays, however old it is.
/// </summary>
internal sealed class DeliveryLogCleanup(ShopDb db, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(365);
    private const int Batch = 5000;

    public async Task RunAsync(CancellationToken ct)
    {
        // A little longer than Kept, so that no report sees an event whose deliveries go while it looks.
        var before = clock.GetUtcNow() - Kept - TimeSpan.FromDays(1);
        while (await DeleteSomeAsync(before, ct) == Batch)
        {
        }
    }

    private Task<int> DeleteSomeAsync(DateTimeOffset before, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        delete from deliveries where id in (
            select deliveries.id from order_events event join deliveries on deliveries.event_id = event.id
            where event.at < {before} and deliveries.state not in ('Queued', 'Sending')
            limit {Batch})
        """,
        ct);
}
