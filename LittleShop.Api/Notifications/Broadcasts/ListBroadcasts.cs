using System.ComponentModel.DataAnnotations;
using LittleShop.Api.Data;
using LittleShop.Api.Notifications.Ledger;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LittleShop.Api.Notifications.Broadcasts;

internal static class ListBroadcasts
{
    public static async Task<Ok<Page<BroadcastView>>> Handle(
        NpgsqlDataSource database, string? after = null, [Range(1, 100)] int size = 25, CancellationToken ct = default)
    {
        var before = IdCursor.Parse(after)?.Id ?? long.MaxValue;
        var found = await BroadcastRows.ReadAsync(database, before, size + 1, ct);
        return TypedResults.Ok(found.ToPage(size, row => new IdCursor(row.Id)));
    }
}

/// <summary>Who would get a broadcast now: shown before it is sent.</summary>
internal static class CountAudience
{
    public static async Task<Ok<BroadcastAudience>> Handle(ShopDb db, CancellationToken ct) =>
        TypedResults.Ok(await db.Customers.GroupBy(_ => 1)
            .Select(all => new BroadcastAudience(
                all.Count(customer => !customer.OptedOut && customer.UnreachableSince == null),
                all.Count(customer => customer.OptedOut),
                all.Count(customer => !customer.OptedOut && customer.UnreachableSince != null)))
            .SingleOrDefaultAsync(ct) ?? new BroadcastAudience(0, 0, 0));
}
