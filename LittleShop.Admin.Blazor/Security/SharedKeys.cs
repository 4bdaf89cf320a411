using LittleShop.Contracts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace LittleShop.Admin.Blazor.Security;

internal static class SharedKeys
{
    extension(WebApplicationBuilder builder)
    {
        /// <summary>
        /// Copies of this server share their keys through Redis, so that a cookie of one opens the other.
        /// </summary>
        public void AddSharedKeys()
        {
            builder.Services.AddDataProtection().SetApplicationName("littleshop-admin");
            if (string.IsNullOrEmpty(builder.Configuration.GetConnectionString(ResourceNames.Cache)))
            {
                return; // without a cache there is one copy, and its keys stay in its own folder
            }

            builder.AddRedisClient(ResourceNames.Cache);
            builder.Services.AddSingleton<RedisKeys>();
            builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services =>
                new ConfigureOptions<KeyManagementOptions>(
                    options => options.XmlRepository = services.GetRequiredService<RedisKeys>()));
            builder.Services.AddSingleton<Func<IDatabase>>(services =>
                () => services.GetRequiredService<IConnectionMultiplexer>().GetDatabase());
        }
    }
}
