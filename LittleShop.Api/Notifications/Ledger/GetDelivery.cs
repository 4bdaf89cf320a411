using System.Text.Json;
using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Ledger;

/// <summary>One delivery with every attempt, and in one sentence why it was sent or not.</summary>
internal static class GetDelivery
{
    public static async Task<Results<Ok<DeliveryDetail>, NotFound>> Handle(long id, ShopDb db, CancellationToken ct)
    {
        var one = db.VisibleDeliveries.Where(delivery => delivery.Id == id);
        var found = await one.AsNoTracking()
            .Select(delivery => new
            {
                delivery.Audience,
                delivery.AttemptLog,
                delivery.LeaseToken,
                delivery.Worker,
                delivery.ClaimedAt,
                delivery.Attempts,
                EventAt = db.OrderEvents.Where(entry => entry.Id == delivery.EventId)
                    .Select(entry => (DateTimeOffset?)entry.At).FirstOrDefault() ?? delivery.CreatedAt,
                Resends = db.Deliveries.Where(other => other.ResendOf == id).Select(other => other.Id).ToList(),
            })
            .SingleOrDefaultAsync(ct);
        if (found is null || await db.ReadAsync(one, ct) is not [var view])
        {
            return TypedResults.NotFound();
        }

        var attempts = JsonSerializer.Deserialize<List<DeliveryAttempt>>(found.AttemptLog ?? "[]", ApiJson.Options)!;
        if (view.State is DeliveryState.Sending && found is { LeaseToken: { } token, ClaimedAt: { } began })
        {
            attempts.Add(new DeliveryAttempt(attempts.Count + 1, token, found.Worker, began, null, null, null));
        }

        return TypedResults.Ok(new DeliveryDetail(
            view, DeliveryWords.Why(view, found.Audience), found.Audience.ToString(), found.EventAt, attempts,
            found.Resends));
    }
}
