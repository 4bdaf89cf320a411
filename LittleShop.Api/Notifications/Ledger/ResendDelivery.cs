using LittleShop.Api.Data;
using LittleShop.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Ledger;

/// <summary>
/// Sends exactly one delivery again. One that was given up goes on where it stopped; one that ended otherwise is
/// repeated by a delivery of its own that names it, so that a second sending never looks like the first.
/// </summary>
internal static class ResendDelivery
{
    public static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        long id, ShopDb db, CurrentAdmin admin, Wakeup wakeup, DeliveryNews live, CancellationToken ct)
    {
        if (!await db.VisibleDeliveries.AnyAsync(delivery => delivery.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        var asked = $"{admin.Name} asked to send it again.";
        if (await ReviveAsync(id, asked, db, ct) == 0 && await RepeatAsync(id, asked, db, ct) == 0)
        {
            return Problems.Conflict(
                "still-open", "It is still on its way. It can be sent again once it has ended.");
        }

        wakeup.Signal();
        live.Changed();
        return TypedResults.NoContent();
    }

    private static Task<int> ReviveAsync(long id, string asked, ShopDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            update deliveries set state = 'Queued', attempts = 0, unclear = 0, due_at = clock_timestamp(),
                last_answer = {asked}
            where id = {id} and state = 'Dead'
            """,
            ct);

    /// <summary>None while an earlier repetition is still on its way: two presses are one wish.</summary>
    private static Task<int> RepeatAsync(long id, string asked, ShopDb db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into deliveries (event_id, notice_id, order_id, channel, audience, recipient, priority, silent, state,
                attempts, created_at, due_at, resend_of, last_answer)
            select event_id, notice_id, order_id, channel, audience, recipient, priority, silent, 'Queued', 0,
                clock_timestamp(), clock_timestamp(), coalesce(resend_of, id), {asked}
            from deliveries first
            where id = {id} and channel <> 'Inbox' and state in ('Sent', 'Delivered', 'Opened', 'Suppressed')
              and not exists (select from deliveries other
                where other.resend_of = coalesce(first.resend_of, first.id) and other.state in ('Queued', 'Sending'))
            """,
            ct);
}
