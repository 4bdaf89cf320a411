using LittleShop.Api.Live;
using LittleShop.Api.Notifications.Actions;
using LittleShop.Api.Notifications.Broadcasts;
using LittleShop.Api.Notifications.Canary;
using LittleShop.Api.Notifications.Devices;
using LittleShop.Api.Notifications.Digests;
using LittleShop.Api.Notifications.Email;
using LittleShop.Api.Notifications.Escalation;
using LittleShop.Api.Notifications.Inbox;
using LittleShop.Api.Notifications.Ledger;
using LittleShop.Api.Notifications.Preferences;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Receipts;
using LittleShop.Api.Notifications.Routes;
using LittleShop.Api.Notifications.Telegram;
using LittleShop.Api.Notifications.Templates;
using LittleShop.Api.Notifications.Templates.Editing;
using LittleShop.Api.Notifications.Webhooks;
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
            services.AddKeyedSingleton(QueueConnections.Key, (provider, _) => QueueConnections.Open(
                provider.GetRequiredService<IConfiguration>().GetConnectionString("shop") ?? "",
                provider.GetRequiredService<ILoggerFactory>()));
            services.AddSingleton<DeliveryQueue>();
            services.AddSingleton<DeliveryOutcomes>();
            services.AddSingleton<ClaimTelegramDeliveries>();
            services.AddTransient<OutcomeWriter>();
            services.AddSingleton<TemplateBook>();
            services.AddSingleton<MessageWriter>();
            services.AddTexts();
            services.AddInbox();
            services.AddActions();
            services.AddSingleton<BotProfile>();
            services.AddScoped<DigestJob>();
            services.AddScoped<PushCleanup>();
            services.AddScoped<DeliveryLogCleanup>();
            services.AddScoped<CoverageWatch>();
            services.AddWebPush();
            services.AddWebhooks();
            services.AddEscalation();
            services.AddCanary();
            services.AddSingleton<RouteSync>();
            services.AddHostedService(provider => provider.GetRequiredService<RouteSync>());
            services.AddEmail();
            services.AddHostedService<WakeupRelay>();
            services.AddHostedService(provider => provider.GetRequiredService<DeliveryNews>());
        }

        private void AddTexts()
        {
            services.AddSingleton<ChannelPreviews>();
            services.AddScoped<TestSending>();
            services.AddScoped<TextWriting>();
        }

        private void AddInbox()
        {
            services.AddSingleton<InboxTexts>();
            services.AddSingleton<InboxRows>();
            services.AddSingleton<OpenedMarks>();
            services.AddSingleton<NotificationClosing>();
            services.AddHostedService(provider => provider.GetRequiredService<NotificationClosing>());
            services.AddSingleton<ReceiptTokens>();
            services.AddSingleton<PushReceipts>();
        }

        private void AddActions()
        {
            services.AddOptions<ActionOptions>().BindConfiguration(ActionOptions.Section).ValidateOnStart();
            services.AddSingleton<IValidateOptions<ActionOptions>, ActionOptionsValidator>();
            services.AddSingleton<ActionTokens>();
            services.AddSingleton<PushExtras>();
            services.AddScoped<ActionDesk>();
            services.AddScoped<DueActions>();
            services.AddSingleton<ActionLoop>();
            services.AddHostedService(provider => provider.GetRequiredService<ActionLoop>());
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
            services.AddSingleton(provider => new PushOrigins(
                provider.GetRequiredService<TimeProvider>(),
                most: Math.Max(1, provider.GetRequiredService<IOptions<DeliveryOptions>>().Value.Parallel / 2)));
            services.AddChannel<PushChannel>();
        }

        private void AddWebhooks()
        {
            services.AddOutbound();
            services.AddSingleton<WebhookSecrets>();
            services.AddSingleton<WebhookSender>();
            services.AddScoped<WebhookWatch>();
            services.AddChannel<WebhookChannel>();
        }
    }

    extension(IServiceCollection services)
    {
        /// <summary>A way to reach people, with a sender of its own.</summary>
        public void AddChannel<TChannel>()
            where TChannel : class, IChannel
        {
            services.AddSingleton<TChannel>();
            services.AddHostedService<ChannelSender<TChannel>>();
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
            routes.MapRouting();
            routes.MapWebhooks();
            routes.MapTexts();
            routes.MapInbox();
            routes.MapActions();
            routes.MapPreferences();
            routes.MapBroadcasts();
            routes.MapReadiness();
            routes.MapHub<BotHub>("/hubs/bot").RequireAuthorization(Policies.Bot);
        }
    }
}
