using LittleShop.Api.Live;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Telegram;
using LittleShop.Api.Security;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications;

internal static class NotificationSetup
{
    extension(IServiceCollection services)
    {
        /// <summary>Everything that tells admins and customers what happened to an order.</summary>
        public void AddNotifications()
        {
            services.AddOptions<DeliveryOptions>().BindConfiguration(DeliveryOptions.Section).ValidateOnStart();
            services.AddSingleton<IValidateOptions<DeliveryOptions>, DeliveryOptionsValidator>();
            services.AddSingleton<Wakeup>();
            services.AddSingleton<DeliveryNews>();
            services.AddSingleton<BotConnections>();
            services.AddSingleton<DeliveryQueue>();
            services.AddSingleton<DeliveryOutcomes>();
            services.AddHostedService<RouteSync>();
            services.AddHostedService<WakeupRelay>();
            services.AddHostedService(provider => provider.GetRequiredService<DeliveryNews>());
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        public void MapNotifications()
        {
            var bot = routes.MapGroup("/bot/deliveries").WithTags("Bot").RequireAuthorization(Policies.Bot);
            bot.MapPost("/claim", ClaimTelegramDeliveries.Handle).WithName(nameof(ClaimTelegramDeliveries));
            bot.MapPost("/outcomes", TakeTelegramOutcomes.Handle).WithName(nameof(TakeTelegramOutcomes));
            routes.MapHub<BotHub>("/hubs/bot").RequireAuthorization(Policies.Bot);
        }
    }
}
