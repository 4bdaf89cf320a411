using LittleShop.Api.Security;

namespace LittleShop.Api.Customers;

internal static class CustomerEndpoints
{
    extension(WebApplicationBuilder builder)
    {
        public void AddCustomers() => builder.Services.AddScoped<CustomerReach>();
    }

    extension(IEndpointRouteBuilder routes)
    {
        public void MapCustomers()
        {
            var customers = routes.MapGroup("/customers").WithTags("Customers");
            customers.MapGet("/", ListCustomers.Handle).WithName(nameof(ListCustomers))
                .RequireAuthorization(Policies.Admin);
            customers.MapGet("/{id:guid}", GetCustomer.Handle).WithName(nameof(GetCustomer))
                .RequireAuthorization(Policies.Admin);
            customers.MapPut("/", MeetCustomer.Handle).WithName(nameof(MeetCustomer))
                .RequireAuthorization(Policies.Bot);
            customers.MapPut("/{id:guid}/reachable", SetReachable.Handle).WithName(nameof(SetReachable))
                .RequireAuthorization(Policies.Bot);
            customers.MapGet("/{id:guid}/preferences", GetCustomerPreferences.Handle)
                .WithName(nameof(GetCustomerPreferences)).RequireAuthorization(Policies.Shopfront);
            customers.MapPut("/{id:guid}/preferences", SaveCustomerPreferences.Handle)
                .WithName(nameof(SaveCustomerPreferences)).RequireAuthorization(Policies.Bot);
        }
    }
}
