using LittleShop.Api.Security;

namespace LittleShop.Api.Notifications.Webhooks;

internal static class WebhookRoutes
{
    extension(IEndpointRouteBuilder routes)
    {
        /// <summary>Addresses that are told of order events (Standard Webhooks). Their log is the ledger.</summary>
        public void MapWebhooks()
        {
            var webhooks = routes.MapGroup("/notifications/webhooks").WithTags("Webhooks")
                .RequireAuthorization(Policies.Manage);
            webhooks.MapGet("/", ListWebhooks.Handle).WithName(nameof(ListWebhooks));
            webhooks.MapPost("/", AddWebhook.Handle).WithName(nameof(AddWebhook));
            webhooks.MapPut("/{id:guid}", ChangeWebhook.Handle).WithName(nameof(ChangeWebhook));
            webhooks.MapPost("/{id:guid}/secret", RotateWebhookSecret.Handle).WithName(nameof(RotateWebhookSecret));
            webhooks.MapPost("/{id:guid}/test", TestWebhook.Handle).WithName(nameof(TestWebhook));
            webhooks.MapDelete("/{id:guid}", RemoveWebhook.Handle).WithName(nameof(RemoveWebhook));
        }
    }
}
