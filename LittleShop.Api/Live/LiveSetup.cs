using LittleShop.Contracts;
using LittleShop.ServiceDefaults;
using StackExchange.Redis;

namespace LittleShop.Api.Live;

internal static class LiveSetup
{
    extension(WebApplicationBuilder builder)
    {
        public void AddLive()
        {
            builder.Services.AddSingleton<OrderAnnouncer>();
            var signalR = builder.Services.AddSignalR()
                .AddJsonProtocol(json => ApiJson.Configure(json.PayloadSerializerOptions));

            // Several copies of the Api: what one says, the connections of all hear.
            if (builder.Configuration.GetConnectionString("cache") is { Length: > 0 } cache)
            {
                signalR.AddStackExchangeRedis(cache, redis =>
                {
                    RedisDefaults.Apply(redis.Configuration);
                    redis.Configuration.ChannelPrefix = RedisChannel.Literal("littleshop");
                });
            }
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        public void MapLive() => routes.MapHub<OrderHub>("/hubs/orders").RequireAuthorization(Security.Policies.Live);
    }
}
