using LittleShop.Api.Data;
using LittleShop.Api.Live;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Customers;

/// <summary>The bot was blocked, or let in again.</summary>
internal static class SetReachable
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, [FromBody] bool reachable, ShopDb db, OrderAnnouncer live, TimeProvider clock, CancellationToken ct)
    {
        DateTimeOffset? since = reachable ? null : clock.GetUtcNow();
        var changed = await db.Customers.Where(customer => customer.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(customer => customer.UnreachableSince, since), ct);
        live.Changed(ShopChange.Customers);
        return changed == 1 ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
