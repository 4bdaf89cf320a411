using LittleShop.Api.Data;
using LittleShop.Api.Live;
using LittleShop.Api.Notifications.Inbox;
using LittleShop.Api.Orders;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Preferences;

/// <summary>«I'm on it», pressed under an escalation in an admin's own chat: it stops the order's reminders.</summary>
internal static class AcknowledgeInChat
{
    public static async Task<Results<Ok<AcknowledgedOrder>, NotFound, ProblemHttpResult>> Handle(
        AcknowledgeOrder said, ShopDb db, OrderChanges orders, OpenedMarks marks, OrderAnnouncer live, TimeProvider clock,
        CancellationToken ct)
    {
        var admin = await db.AdminSettings.Where(settings => settings.ChatId == said.ChatId)
            .Join(db.Users, settings => settings.AdminId, admin => admin.Id, (_, admin) => admin)
            .Where(admin => !admin.Disabled && admin.Role != Roles.Viewer)
            .Select(admin => new { admin.Id, admin.Name }).SingleOrDefaultAsync(ct);
        if (admin is null)
        {
            return Problems.Conflict(
                "not-linked",
                "This chat belongs to nobody who works on orders. Link it on the page «My notifications» of the shop.");
        }

        AcknowledgedOrder? known = null;
        var answer = await orders.ChangeAsync(said.OrderId, null, null, order =>
        {
            var first = order.AcknowledgedAt is null;
            order.Acknowledge(admin.Name, clock.GetUtcNow());
            known = new AcknowledgedOrder(order.Number, order.AcknowledgedBy!, first || order.AcknowledgedBy == admin.Name);
            return Task.FromResult(Decision.Nothing);
        }, ct);
        if (answer.Result is Ok<ChangedOrder> { Value: { } seen })
        {
            live.Touched(seen.Id, seen.Status);
            await marks.OfOrderAsync(admin.Id, seen.Id, ct);
        }

        return answer.Result switch
        {
            ProblemHttpResult refusal => refusal,
            NotFound missing => missing,
            _ => TypedResults.Ok(known!),
        };
    }
}
