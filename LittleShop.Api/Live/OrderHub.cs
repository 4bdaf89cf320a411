using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace LittleShop.Api.Live;

/// <summary>Live order events for admins.</summary>
[Authorize(Policies.Live)]
internal sealed class OrderHub : Hub<IOrderClient>
{
    public const string AdminGroup = "AdminUsers";

    public Task JoinAdminGroup() =>
        Groups.AddToGroupAsync(Context.ConnectionId, AdminGroup, Context.ConnectionAborted);
}

internal static class OrderHubAudience
{
    extension(IHubContext<OrderHub, IOrderClient> hub)
    {
        /// <summary>Every admin with the shop open: <c>hub.Admins.OrderUpdated(id, status)</c>.</summary>
        public IOrderClient Admins => hub.Clients.Group(OrderHub.AdminGroup);
    }
}
