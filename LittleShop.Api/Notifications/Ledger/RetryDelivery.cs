using LittleShop.Api.Data;
using LittleShop.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Ledger;

/// <summary>Puts a dead delivery back into the queue, with all its attempts before it; no other one.</summary>
internal static class RetryDelivery
{
    public static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        long id, ShopDb db, CurrentAdmin admin, Wakeup wakeup, DeliveryNews live, CancellationToken ct)
    {
        var revived = await db.Database.ExecuteSqlAsync(
            $"""
            update deliveries set state = 'Queued', attempts = 0, due_at = clock_timestamp(),
                last_answer = {$"{admin.Name} asked to send it again."}
            where id = {id} and state = 'Dead'
            """,
            ct);
        if (revived == 0)
        {
            return await db.Deliveries.AnyAsync(delivery => delivery.Id == id, ct)
                ? Problems.Conflict("not-dead", "Only a delivery that was given up can be sent again.")
                : TypedResults.NotFound();
        }

        wakeup.Signal();
        live.Changed();
        return TypedResults.NoContent();
    }
}
