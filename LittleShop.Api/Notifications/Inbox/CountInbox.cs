using LittleShop.Api.Data;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Inbox;

internal static class CountInbox
{
    public static async Task<Ok<InboxCount>> Handle(ShopDb db, CurrentAdmin admin, CancellationToken ct) =>
        TypedResults.Ok(new InboxCount(await db.Deliveries.CountAsync(
            line => line.Recipient == admin.Id && line.Channel == Channel.Inbox && line.State == DeliveryState.Sent,
            ct)));
}
