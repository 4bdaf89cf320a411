using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LittleShop.Api.Security;

internal static class OutboundSetup
{
    extension(IServiceCollection services)
    {
        /// <summary>
        /// <see cref="GuardedHandler"/> and its options, for whoever asks addresses that others chose. Safe to call
        /// twice. Build the client as <c>new HttpClient(handler)</c> and keep it: the factory's clients resolve service
        /// names and repeat requests, and neither belongs to a stranger's address.
        /// </summary>
        public IServiceCollection AddOutbound()
        {
            services.AddOptions<OutboundOptions>().BindConfiguration(OutboundOptions.Section);
            services.TryAddSingleton<OwnAddress>();
            services.TryAddTransient<GuardedHandler>();
            return services;
        }
    }
}
