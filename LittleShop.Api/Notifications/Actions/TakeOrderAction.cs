using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LittleShop.Api.Notifications.Actions;

/// <summary>The same press from an order's page, for browsers whose notifications have no buttons.</summary>
internal static class TakeOrderAction
{
    public static async Task<Results<Ok<ActionTaken>, ProblemHttpResult>> Handle(
        Guid id, TakeAction action, ActionDesk desk, CurrentAdmin admin,
        [FromHeader(Name = "Idempotency-Key")] string? key, CancellationToken ct) =>
        await desk.TakeAsync(
            new ActionClaim(
                Guid.TryParse(key, out var press) ? press : Guid.CreateVersion7(), id, action.To, action.Version,
                admin.Id, DeliveryId: 0),
            ct);
}
