using LittleShop.Api.Data;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Ledger;

/// <summary>
/// Sends exactly one delivery again: by a delivery of its own that names the first, so that a second sending never
/// looks like it. The first keeps what became of it.
/// </summary>
internal static class ResendDelivery
{
    public static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        long id, ShopDb db, CurrentAdmin admin, Wakeup wakeup, DeliveryNews live, CancellationToken ct)
    {
        var first = await db.VisibleDeliveries.AsNoTracking().Where(delivery => delivery.Id == id)
            .Select(delivery => new
            {
                Root = delivery.ResendOf ?? delivery.Id,
                delivery.Channel,
                IsUnwanted = delivery.Reason == SuppressionReason.OptedOut
                    || (db.Notices.Any(notice => notice.Id == delivery.NoticeId && notice.Kind == NoticeKind.Broadcast)
                        && db.Customers.Any(customer => customer.Id == delivery.Recipient && customer.OptedOut)),
            })
            .SingleOrDefaultAsync(ct);
        if (first is null)
        {
            return TypedResults.NotFound();
        }

        if (first.IsUnwanted)
        {
            return Problems.Conflict("opted-out", "The customer wants no messages but about their orders.");
        }

        if (first.Channel is Channel.Inbox)
        {
            return Problems.Conflict("inbox", "A line in an inbox stays there: there is nothing to send again.");
        }

        var asked = $"{admin.Name} asked to send it again.";
        if (await db.InTransactionAsync(() => RepeatAsync(id, first.Root, asked, db, ct), ct) == 0)
        {
            return Problems.Conflict(
                "still-open", "It is still on its way. It can be sent again once it has ended.");
        }

        wakeup.Signal();
        live.Changed();
        return TypedResults.NoContent();
    }

    /// <summary>None while an earlier repetition is still on its way: two presses are one wish.</summary>
    private static async Task<int> RepeatAsync(long id, long root, string asked, ShopDb db, CancellationToken ct)
    {
        // One press at a time: the second statement sees what the press before it wrote.
        await db.Database.ExecuteSqlAsync($"select from deliveries where id = {root} for no key update", ct);
        return await db.Database.ExecuteSqlAsync(
            $"""
            insert into deliveries (event_id, notice_id, order_id, channel, audience, recipient, priority, silent,
                state, attempts, created_at, due_at, resend_of, last_answer)
            select event_id, notice_id, order_id, channel, audience, recipient, priority, silent, 'Queued', 0,
                clock_timestamp(), clock_timestamp(), {root}, {asked}
            from deliveries
            where id = {id} and state not in ('Queued', 'Sending') and not exists (
                select from deliveries other
                where (other.resend_of = {root} or other.id = {root}) and other.state in ('Queued', 'Sending'))
            """,
            ct);
    }
}
