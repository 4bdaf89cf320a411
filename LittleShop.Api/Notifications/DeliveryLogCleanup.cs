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

    /// <summary>A press on a notification's button is looked up again for seconds, its refusal for days.</summary>
    public static readonly TimeSpan PressesKept = TimeSpan.FromDays(30);

    private const int Batch = 5000;

    public async Task RunAsync(CancellationToken ct)
    {
        // A little longer than Kept, so that no report sees an event whose deliveries go while it looks.
        var now = clock.GetUtcNow();
        var before = now - Kept - TimeSpan.FromDays(1);
        await InBatchesAsync(() => DeleteRepeatsAsync(before, ct));
        await InBatchesAsync(() => DeleteDeliveriesAsync(before, ct));
        await InBatchesAsync(() => DeleteNoticesAsync(before, ct));
        await InBatchesAsync(() => DeletePressesAsync(now - PressesKept, ct));
    }

    private static async Task InBatchesAsync(Func<Task<int>> delete)
    {
        while (await delete() == Batch)
        {
        }
    }

    private Task<int> DeleteRepeatsAsync(DateTimeOffset before, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        delete from deliveries where id in (
            select id from deliveries
            where created_at < {before} and resend_of is not null and state not in ('Queued', 'Sending')
            limit {Batch})
        """,
        ct);

    // One that was repeated later goes after its repetitions: without it, they would look like a first one each.
    private Task<int> DeleteDeliveriesAsync(DateTimeOffset before, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        delete from deliveries where id in (
            select id from deliveries
            where created_at < {before} and resend_of is null and state not in ('Queued', 'Sending')
              and not exists (select from deliveries again where again.resend_of = deliveries.id)
            limit {Batch})
        """,
        ct);

    private Task<int> DeleteNoticesAsync(DateTimeOffset before, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        delete from notices where id in (
            select id from notices
            where at < {before} and not exists (select from deliveries where deliveries.notice_id = notices.id)
            limit {Batch})
        """,
        ct);

    private Task<int> DeletePressesAsync(DateTimeOffset before, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        delete from notification_actions where id in (
            select id from notification_actions where made_at < {before} and state <> 'Waiting' limit {Batch})
        """,
        ct);
}
