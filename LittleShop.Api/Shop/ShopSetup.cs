using LittleShop.Api.Payments;
using LittleShop.Api.Security;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Shop;

internal static class ShopSetup
{
    extension(WebApplicationBuilder builder)
    {
        public void AddShop()
        {
            builder.Services.AddOptions<ShopOptions>().BindConfiguration(ShopOptions.Section).ValidateOnStart();
            builder.Services.AddSingleton<IValidateOptions<ShopOptions>, ShopOptionsValidator>();
            builder.Services.AddSingleton<PaymentTerms>();
            builder.Services.AddHostedService<GaugeFeeder>();
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        public void MapShop() => routes.MapGet("/dashboard", GetDashboard.Handle).WithName(nameof(GetDashboard))
            .WithTags("Shop").RequireAuthorization(Policies.Admin);
    }
}
