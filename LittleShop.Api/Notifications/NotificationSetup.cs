using LittleShop.Api.Live;
using LittleShop.Api.Notifications.Devices;
using LittleShop.Api.Notifications.Ledger;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Telegram;
using LittleShop.Api.Notifications.WebPush;
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
            services.AddSingleton<OutcomeWriter>();
            services.AddScoped<PushCleanup>();
            services.AddScoped<DeliveryLogCleanup>();
            services.AddWebPush();
            services.AddHostedService<RouteSync>();
            services.AddHostedService<WakeupRelay>();
            services.AddHostedService(provider => provider.GetRequiredService<DeliveryNews>());
            services.AddHostedService<PushSender>();
        }

        private void AddWebPush()
        {
            services.AddOptions<PushOptions>().BindConfiguration(PushOptions.Section).ValidateOnStart();
            services.AddSingleton<IPostConfigureOptions<PushOptions>, DefaultSubject>();
            services.AddSingleton<IValidateOptions<PushOptions>, PushOptionsValidator>();
            services.AddOutbound();
            services.AddSingleton<EphemeralKeys>();
            services.AddSingleton<PeerKeys>();
            services.AddSingleton<Encryptor>();
            services.AddSingleton<VapidKeys>();
            services.AddSingleton<Vapid>();
            services.AddSingleton<PushService>();
            services.AddSingleton<PushAttempt>();
        }
    }

    extension(IEndpointRouteBuilder routes)
    {
        public void MapNotifications()
        {
            var bot = routes.MapGroup("/bot/deliveries").WithTags("Bot").RequireAuthorization(Policies.Bot);
            bot.MapPost("/claim", ClaimTelegramDeliveries.Handle).WithName(nameof(ClaimTelegramDeliveries));
            bot.MapPost("/outcomes", TakeTelegramOutcomes.Handle).WithName(nameof(TakeTelegramOutcomes));
            routes.MapDevices();
            routes.MapLedger();
            routes.MapHub<BotHub>("/hubs/bot").RequireAuthorization(Policies.Bot);
        }
    }
}
