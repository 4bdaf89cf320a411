using LittleShop.Api.Security;

namespace LittleShop.Api.Notifications.Inbox;

internal static class InboxEndpoints
{
    extension(IEndpointRouteBuilder routes)
    {
        /// <summary>What is behind the bell: always the signed-in admin's own lines.</summary>
        public void MapInbox()
        {
            var inbox = routes.MapGroup("/inbox").WithTags("Inbox").RequireAuthorization(Policies.Admin);
            inbox.MapGet("/", ListInbox.Handle).WithName(nameof(ListInbox));
            inbox.MapGet("/count", CountInbox.Handle).WithName(nameof(CountInbox));
            inbox.MapPost("/read", ReadInboxLines.Handle).WithName(nameof(ReadInboxLines));
        }
    }
}
