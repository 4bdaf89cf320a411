using LittleShop.Api.Security;

namespace LittleShop.Api.Notifications.Devices;

internal static class DeviceEndpoints
{
    extension(IEndpointRouteBuilder routes)
    {
        /// <summary>The devices on which an admin wants to hear of orders: each admin sees their own only.</summary>
        public void MapDevices()
        {
            var push = routes.MapGroup("/push").WithTags("Push").RequireAuthorization(Policies.Admin);
            push.MapGet("/key", GetPushKey.Handle).WithName(nameof(GetPushKey));
            push.MapGet("/subscriptions", ListDevices.Handle).WithName(nameof(ListDevices));
            push.MapPut("/subscriptions", AddDevice.Handle).WithName(nameof(AddDevice));
            push.MapPost("/subscriptions/sync", SyncThisDevice.Handle).WithName(nameof(SyncThisDevice));
            push.MapDelete("/subscriptions/{id:guid}", RemoveDevice.Handle).WithName(nameof(RemoveDevice));
            push.MapPost("/subscriptions/{id:guid}/test", TestDevice.Handle).WithName(nameof(TestDevice));
        }
    }
}
