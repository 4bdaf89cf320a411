using LittleShop.Api.Security;

namespace LittleShop.Api.Notifications.Broadcasts;

internal static class BroadcastEndpoints
{
    extension(IEndpointRouteBuilder routes)
    {
        /// <summary>Words of the shop to all its customers: they wait until no order message does.</summary>
        public void MapBroadcasts()
        {
            var broadcasts = routes.MapGroup("/broadcasts").WithTags("Broadcasts")
                .RequireAuthorization(Policies.Manage);
            broadcasts.MapGet("/", ListBroadcasts.Handle).WithName(nameof(ListBroadcasts));
            broadcasts.MapGet("/audience", CountAudience.Handle).WithName(nameof(CountAudience));
            broadcasts.MapPost("/", WriteBroadcast.Handle).WithName(nameof(WriteBroadcast));
        }
    }
}
