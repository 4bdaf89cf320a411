using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.Api.Notifications.Inbox;

/// <summary>Marks lines as read. Somebody else's, and those that are read already, are left alone.</summary>
internal static class ReadInboxLines
{
    public static async Task<NoContent> Handle(
        ReadInbox read, OpenedMarks marks, CurrentAdmin admin, CancellationToken ct)
    {
        await marks.OfInboxAsync(admin.Id, read.Ids, ct);
        return TypedResults.NoContent();
    }
}
