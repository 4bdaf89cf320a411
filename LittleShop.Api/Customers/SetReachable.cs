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
        Guid id, [FromBody] bool reachable, ShopDb db, CustomerReach reach, OrderAnnouncer live, CancellationToken ct)
    {
        if (!await db.Customers.AnyAsync(customer => customer.Id == id, ct))
        {
            return TypedResults.NotFound();
        }

        await (reachable ? reach.BackAsync(id, ct) : reach.GoneAsync(id, ct));
        live.Changed(ShopChange.Customers);
        return TypedResults.NoContent();
    }
}
