using System.ComponentModel.DataAnnotations;
using LittleShop.Api.Data;
using LittleShop.Api.Notifications.Ledger;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.Api.Notifications.Inbox;

internal static class ListInbox
{
    public static async Task<Ok<Page<InboxItem>>> Handle(
        InboxRows rows, CurrentAdmin admin, bool unread = false, string? after = null,
        [Range(1, 100)] int size = 25, CancellationToken ct = default)
    {
        var before = IdCursor.Parse(after)?.Id ?? long.MaxValue;
        var found = await rows.ReadAsync(admin.Id, unread, before, size + 1, ct);
        return TypedResults.Ok(found.ToPage(size, item => new IdCursor(item.Id)));
    }
}
