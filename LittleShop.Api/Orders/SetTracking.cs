using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.Api.Orders;

/// <summary>Adds or changes the tracking number of a parcel that is on its way.</summary>
internal static class SetTracking
{
    public static Task<Results<Ok<ChangedOrder>, NotFound, ProblemHttpResult>> Handle(
        Guid id, ChangeTracking change, CurrentAdmin admin, OrderChanges orders, TimeProvider clock,
        CancellationToken ct) =>
        orders.ChangeAsync(id, change.Version, null, order => Task.FromResult<Decision>(
            order.Status is not (OrderStatus.Packing or OrderStatus.Dispatched or OrderStatus.Delivered)
                ? Problems.Conflict("not-packed", $"An order that is {order.Status} has no parcel to track yet.")
                : order.Track(change.Carrier.Trim(), change.TrackingNumber.Trim(), admin.Actor, clock.GetUtcNow())
                    is { } changed ? changed : Decision.Nothing), ct);
}
