using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Routes;

/// <summary>Every cell of the table, whether on or off, and why.</summary>
internal static class ListRoutes
{
    public static async Task<Ok<List<RouteView>>> Handle(ShopDb db, CancellationToken ct)
    {
        var changed = await db.RouteOverrides.AsNoTracking()
            .ToDictionaryAsync(change => (change.Kind, change.Channel, change.Audience), ct);
        return TypedResults.Ok<List<RouteView>>(
        [
            .. Routing.Table.Select(cell =>
                View(cell, changed.GetValueOrDefault((cell.Kind, cell.Channel, cell.Audience)))),
        ]);
    }

    public static RouteView View(Routing.Cell cell, RouteOverride? changed) => new(
        cell.Kind, cell.Channel, cell.Audience, cell.On, changed?.On ?? cell.On, cell.NobodyBecause, changed?.By,
        changed?.At);
}
