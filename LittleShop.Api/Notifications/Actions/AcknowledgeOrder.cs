using LittleShop.Api.Live;
using LittleShop.Api.Notifications.Inbox;
using LittleShop.Api.Orders;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.Api.Notifications.Actions;

/// <summary>
/// «I'm on it»: nobody need be called for a paid order any more, and this admin has read all of its notifications.
/// </summary>
internal static class AcknowledgeOrder
{
    public static async Task<Results<Ok<ChangedOrder>, NotFound, ProblemHttpResult>> Handle(
        Guid id, OrderChanges orders, OpenedMarks marks, OrderAnnouncer live, CurrentAdmin admin, TimeProvider clock,
        CancellationToken ct)
    {
        var answer = await orders.ChangeAsync(id, version: null, idempotencyKey: null, order =>
        {
            if (order.PaidAt is not null)
            {
                order.Acknowledge(admin.Name, clock.GetUtcNow());
            }

            return Task.FromResult(Decision.Nothing);
        }, ct);
        if (answer.Result is Ok<ChangedOrder> { Value: { } seen })
        {
            live.Touched(id, seen.Status);
            await marks.OfOrderAsync(admin.Id, id, ct);
        }

        return answer;
    }
}
