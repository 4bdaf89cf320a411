using LittleShop.Api.Security;

namespace LittleShop.Api.Notifications.Routes;

internal static class RouteEndpoints
{
    extension(IEndpointRouteBuilder routes)
    {
        /// <summary>Who hears of what: the table in the code, and the shop's own word on its cells.</summary>
        public void MapRouting()
        {
            routes.MapGet("/notifications/routes", ListRoutes.Handle)
                .WithName(nameof(ListRoutes)).WithTags("Routes").RequireAuthorization(Policies.Admin);
            routes.MapPut("/notifications/routes", SetRoute.Handle)
                .WithName(nameof(SetRoute)).WithTags("Routes").RequireAuthorization(Policies.Manage);
        }
    }
}
