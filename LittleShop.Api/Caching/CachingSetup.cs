using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StackExchange.Redis;

namespace LittleShop.Api.Caching;

internal static class CachingSetup
{
    extension(IServiceCollection services)
    {
        /// <summary><see cref="ShopCache"/> on the Redis that AddRedisClient registered. Safe to call twice.</summary>
        public IServiceCollection AddShopCache()
        {
            if (services.Any(service => service.ServiceType == typeof(ShopCache)))
            {
                return services;
            }

            services.TryAddSingleton(TimeProvider.System);
            services.AddSingleton<IDistributedCache>(Redis);
            services.AddHybridCache(cache => cache.MaximumPayloadBytes = 4 * 1024 * 1024)
                .AddSerializer<JsonBytes, JsonBytesSerializer>();
            services.AddSingleton<CacheScope>();
            services.AddSingleton<ShopCache>();
            services.AddSingleton<CacheBroadcast>();
            services.AddHostedService(provider => provider.GetRequiredService<CacheBroadcast>());
            return services;
        }
    }

    private static ImpatientCache Redis(IServiceProvider services)
    {
        var redis = services.GetRequiredService<IConnectionMultiplexer>();
        var cache = new RedisCache(new RedisCacheOptions
        {
            ConnectionMultiplexerFactory = () => Task.FromResult(redis),
            InstanceName = services.GetRequiredService<CacheScope>().Prefix,
        });
        return new ImpatientCache(cache, redis, services.GetRequiredService<TimeProvider>());
    }
}
