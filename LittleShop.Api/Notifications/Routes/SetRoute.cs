using LittleShop.Api.Data;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Routes;

/// <summary>
/// The shop's own word on a cell, good for the next event. Saying what the code says anyway takes the word back.
/// </summary>
internal static class SetRoute
{
    public static async Task<Results<Ok<RouteView>, ProblemHttpResult>> Handle(
        ChangeRoute change, ShopDb db, RouteSync sync, CurrentAdmin admin, TimeProvider clock, CancellationToken ct)
    {
        var cell = Routing.Table.FirstOrDefault(known =>
            (known.Kind, known.Channel, known.Audience) == (change.Kind, change.Channel, change.Audience));
        if (cell is null)
        {
            return NoSuchCell(change);
        }

        var said = change.On == cell.On ? null : change.On;
        if (said is { } on)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into route_overrides (kind, channel, audience, "on", "by", at)
                values ({cell.Kind.ToString()}, {cell.Channel.ToString()}, {cell.Audience.ToString()}, {on},
                    {admin.Name}, {clock.GetUtcNow()})
                on conflict (kind, channel, audience) do update set "on" = excluded."on", "by" = excluded."by",
                    at = excluded.at
                """,
                ct);
        }
        else
        {
            await db.RouteOverrides.Where(known =>
                known.Kind == cell.Kind && known.Channel == cell.Channel && known.Audience == cell.Audience)
                .ExecuteDeleteAsync(ct);
        }

        // Not cancelled by who asked: the word is written, so it must take effect.
        await sync.ChangedAsync(CancellationToken.None);
        var changed = await db.RouteOverrides.AsNoTracking().SingleOrDefaultAsync(
            known => known.Kind == cell.Kind && known.Channel == cell.Channel && known.Audience == cell.Audience, ct);
        return TypedResults.Ok(ListRoutes.View(cell, changed));
    }

    private static ProblemHttpResult NoSuchCell(ChangeRoute change) => Problems.Invalid("no-such-route",
        !Enum.IsDefined(change.Kind) ? "There is no such event."
        : Routing.Reaches.TryGetValue(change.Channel, out var reached)
            ? $"{change.Channel} cannot reach {change.Audience}. It reaches {string.Join(", ", reached)}."
            : "There is no such channel.");
}
