using LittleShop.Api.Notifications.Receipts;
using LittleShop.Api.Security;

namespace LittleShop.Api.Notifications.Actions;

internal static class ActionEndpoints
{
    extension(IEndpointRouteBuilder routes)
    {
        /// <summary>What is done from a notification. Where a token is the credential, anybody may knock.</summary>
        public void MapActions()
        {
            routes.MapPost("/push/receipts", TakePushReceipt.Handle).WithName(nameof(TakePushReceipt))
                .WithTags("Push").AllowAnonymous();
            var tokens = routes.MapGroup("/notifications/actions").WithTags("Actions").AllowAnonymous();
            tokens.MapPost("/", TakeNotificationAction.Handle).WithName(nameof(TakeNotificationAction));
            tokens.MapPost("/{id:guid}/undo", UndoNotificationAction.Handle).WithName(nameof(UndoNotificationAction));

            var work = routes.MapGroup("/orders/{id:guid}").WithTags("Actions").RequireAuthorization(Policies.Pack);
            work.MapPost("/actions", TakeOrderAction.Handle).WithName(nameof(TakeOrderAction));
            work.MapPost("/acknowledge", AcknowledgeOrder.Handle).WithName(nameof(AcknowledgeOrder));
        }
    }
}
