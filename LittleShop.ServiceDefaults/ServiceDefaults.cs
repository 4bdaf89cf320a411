using LittleShop.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Microsoft.Extensions.Hosting;

/// <summary>What every process of the shop has in common.</summary>
public static class ServiceDefaultsExtensions
{
    extension<TBuilder>(TBuilder builder) where TBuilder : IHostApplicationBuilder
    {
        /// <summary>Telemetry, health, service discovery, resilience; a short log; a stop that ends its work.</summary>
        public TBuilder AddServiceDefaults()
        {
            builder.AddConciseLog();
            builder.AddTelemetry();
            builder.AddHealth();
            builder.AddResilientHttp();
            builder.Services.ConfigureAll<ConfigurationOptions>(RedisDefaults.Apply);
            builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(15));
#if USE_ASPIRE
            builder.AddRawCommands();
#endif
            return builder;
        }
    }

    extension(WebApplication app)
    {
        /// <summary>Maps /health, /alive and /metrics, open to whoever reaches the port.</summary>
        public WebApplication MapDefaultEndpoints()
        {
            app.MapHealth();
            app.MapMetrics();
            return app;
        }
    }
}
