using LittleShop.Api.Security;

namespace LittleShop.Api.Orders;

internal static class OrderEndpoints
{
    extension(WebApplicationBuilder builder)
    {
        public void AddOrders() => builder.Services.AddScoped<OrderChanges>().AddScoped<OrderStock>();
    }

    extension(IEndpointRouteBuilder routes)
    {
        /// <summary>Everything an admin does to an order. Each line names the file that does it.</summary>
        public void MapOrders()
        {
            var orders = routes.MapGroup("/orders").WithTags("Orders").RequireAuthorization(Policies.Admin);
            orders.MapGet("/", ListOrders.Handle).WithName(nameof(ListOrders));
            orders.MapGet("/response-times", GetResponseTimes.Handle).WithName(nameof(GetResponseTimes));
            orders.MapGet("/{id:guid}", GetOrder.Handle).WithName(nameof(GetOrder));

            var work = routes.MapGroup("/orders/{id:guid}").WithTags("Orders").RequireAuthorization(Policies.Pack);
            work.MapPost("/status", ChangeOrderStatus.Handle).WithName(nameof(ChangeOrderStatus));
            work.MapPut("/tracking", SetTracking.Handle).WithName(nameof(SetTracking));

            routes.MapPost("/orders/{id:guid}/refunds", GiveRefund.Handle).WithName(nameof(GiveRefund))
                .WithTags("Orders").RequireAuthorization(Policies.Manage);

            var own = routes.MapGroup("/customers/{customerId:guid}/orders").WithTags("Orders")
                .RequireAuthorization(Policies.Bot);
            own.MapGet("/", ListCustomerOrders.Handle).WithName(nameof(ListCustomerOrders));
            own.MapGet("/{id:guid}", GetCustomerOrder.Handle).WithName(nameof(GetCustomerOrder));
        }
    }
}
