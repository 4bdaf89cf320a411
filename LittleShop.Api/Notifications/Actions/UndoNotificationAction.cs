using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Actions;

/// <summary>Takes a press back while the order has not moved yet. Undone twice is undone.</summary>
internal static class UndoNotificationAction
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, ActOnNotification undo, ActionTokens tokens, ShopDb db, CancellationToken ct)
    {
        if (tokens.ReadUndo(undo.Token) != id)
        {
            return TakeNotificationAction.Unknown();
        }

        var undone = await db.Database.ExecuteSqlAsync(
            $"""
            update notification_actions set state = 'Undone'
            where id = {id} and (state = 'Undone' or state = 'Waiting' and applies_at > clock_timestamp())
            """, ct);
        return undone == 1
            ? TypedResults.NoContent()
            : Problems.Conflict("too-late", "It is too late to undo this. Open the order to see how it stands.");
    }
}
