using LittleShop.Api.Notifications.Canary;
using LittleShop.Api.Notifications.Reachability;
using LittleShop.Api.Security;

namespace LittleShop.Api.Notifications;

internal static class ReadinessEndpoints
{
    extension(IEndpointRouteBuilder routes)
    {
        /// <summary>Whether the shop would hear of an order: who can be reached, and what the canary proved.</summary>
        public void MapReadiness()
        {
            var ready = routes.MapGroup("/notifications").WithTags("Readiness").RequireAuthorization(Policies.Admin);
            ready.MapGet("/reachability", GetReachability.Handle).WithName(nameof(GetReachability));
            ready.MapGet("/canary", GetCanary.Handle).WithName(nameof(GetCanary));
            routes.MapPost("/notifications/canary/run", RunCanary.Handle).WithName(nameof(RunCanary))
                .WithTags("Readiness").RequireAuthorization(Policies.Manage);

            // What the shop sends to itself: each takes only what its own keys prove.
            routes.MapPost("/canary/push/{id:guid}", CanarySinks.TakePushAsync).ExcludeFromDescription()
                .AllowAnonymous();
            routes.MapPost("/canary/webhook", CanarySinks.TakeWebhookAsync).ExcludeFromDescription().AllowAnonymous();
        }
    }
}
