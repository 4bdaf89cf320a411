using System.ComponentModel.DataAnnotations;
using System.Globalization;
using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.Api.Notifications.Ledger;

internal static class ListDeliveries
{
    public static async Task<Ok<Page<DeliveryView>>> Handle(
        ShopDb db, DeliveryState? state = null, Channel? channel = null, Guid? recipient = null,
        string? after = null, [Range(1, 100)] int size = 25, CancellationToken ct = default)
    {
        var wanted = db.VisibleDeliveries
            .Where(delivery => state == null || delivery.State == state)
            .Where(delivery => channel == null || delivery.Channel == channel)
            .Where(delivery => recipient == null || delivery.Recipient == recipient);
        if (IdCursor.Parse(after) is { } last)
        {
            wanted = wanted.Where(delivery => delivery.Id < last.Id);
        }

        var newest = wanted.OrderByDescending(delivery => delivery.Id).Take(size + 1);
        var found = await db.ReadAsync(newest, ct);
        return TypedResults.Ok(found.ToPage(size, row => new IdCursor(row.Id)));
    }
}

/// <summary>For lists by a number that only rises, newest first.</summary>
internal sealed record IdCursor(long Id) : ICursor
{
    public string Encode() => Cursor.Encode(Id.ToString(CultureInfo.InvariantCulture));

    public static IdCursor? Parse(string? text) =>
        Cursor.Decode(text) is [var id] && long.TryParse(id, CultureInfo.InvariantCulture, out var last)
            ? new IdCursor(last)
            : null;
}
