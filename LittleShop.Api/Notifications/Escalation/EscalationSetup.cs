using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.Escalation;

internal static class EscalationSetup
{
    extension(IServiceCollection services)
    {
        public void AddEscalation()
        {
            services.AddOptions<EscalationOptions>().BindConfiguration(EscalationOptions.Section).ValidateOnStart();
            services.AddSingleton<IValidateOptions<EscalationOptions>, EscalationOptionsValidator>();
            services.AddScoped<EscalationRound>();
            services.AddHostedService<EscalationLoop>();
        }
    }
}
