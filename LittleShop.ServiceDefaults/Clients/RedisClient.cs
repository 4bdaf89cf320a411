using Aspire.StackExchange.Redis;
using LittleShop.ServiceDefaults.Clients;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Aspire.StackExchange.Redis
{
    /// <summary>What a caller of AddRedisClient may set; the part of Aspire's class of this name that we use.</summary>
    public sealed class StackExchangeRedisSettings
    {
        public string? ConnectionString { get; set; }

        public bool DisableHealthChecks { get; set; }

        public bool DisableTracing { get; set; }
    }
}

namespace Microsoft.Extensions.Hosting
{
    /// <summary>Stands in for Aspire's client integration where its packages cannot be had.</summary>
    public static class RedisClientExtensions
    {
        /// <summary>A singleton <see cref="IConnectionMultiplexer"/> that starts without its server too.</summary>
        public static void AddRedisClient(
            this IHostApplicationBuilder builder,
            string connectionName,
            Action<StackExchangeRedisSettings>? configureSettings = null,
            Action<ConfigurationOptions>? configureOptions = null)
        {
            var settings = new StackExchangeRedisSettings();
            builder.Configuration.GetSection("Aspire:StackExchange:Redis").Bind(settings);
            settings.ConnectionString = builder.Configuration.GetConnectionString(connectionName)
                ?? settings.ConnectionString;
            configureSettings?.Invoke(settings);

            builder.Services.AddSingleton<IOptionsFactory<ConfigurationOptions>>(services =>
                ActivatorUtilities.CreateInstance<ParsedRedisOptions>(services, settings, connectionName));
            if (configureOptions is not null)
            {
                builder.Services.Configure(configureOptions);
            }

            builder.Services.AddSingleton<IConnectionMultiplexer>(services =>
            {
                var options = services.GetRequiredService<IOptions<ConfigurationOptions>>().Value;
                options.LoggerFactory ??= services.GetRequiredService<ILoggerFactory>();
                return RedisLog.Watch(
                    ConnectionMultiplexer.Connect(options), services.GetRequiredService<ILogger<RedisCheck>>());
            });
            if (!settings.DisableHealthChecks)
            {
                builder.Services.AddHealthChecks().AddCheck<RedisCheck>("StackExchange.Redis");
            }
        }
    }
}
