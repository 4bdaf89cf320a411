using LittleShop.Api.Notifications.Reachability;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.Canary;

internal static class CanaryRegistration
{
    extension(IServiceCollection services)
    {
        public void AddCanary()
        {
            services.AddOptions<CanaryOptions>().BindConfiguration(CanaryOptions.Section).ValidateOnStart();
            services.AddSingleton<IValidateOptions<CanaryOptions>, CanaryOptionsValidator>();
            services.AddSingleton<CanaryBrowser>();
            services.AddScoped<CanarySetup>();
            services.AddScoped<CanaryRound>();
            services.AddScoped<CanaryCleanup>();
            services.AddScoped<ReachabilityAlarm>();
            services.AddSingleton<CanaryAlarms>();
            services.AddSingleton<CanaryWatch>();
            services.AddHostedService(provider => provider.GetRequiredService<CanaryWatch>());
        }
    }
}
