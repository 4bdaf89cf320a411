using System.Net.Http.Headers;
using LittleShop.BotWorker.Notifications;
using LittleShop.BotWorker.Shop;
using LittleShop.BotWorker.Telegram;
using LittleShop.BotWorker.Telegram.Pacing;
using LittleShop.Contracts;
using Microsoft.Extensions.Options;

namespace LittleShop.BotWorker;

/// <summary>What the bot is made of.</summary>
internal static class BotRegistration
{
    private static readonly Uri _api = new($"http://{ResourceNames.Api}");

    extension(WebApplicationBuilder builder)
    {
        public void AddBot()
        {
            var services = builder.Services;
            services.AddSingleton(TimeProvider.System);
            services.AddOptions<TelegramOptions>().BindConfiguration(TelegramOptions.Section).ValidateOnStart();
            services.AddOptions<ApiOptions>().BindConfiguration(ApiOptions.Section).ValidateOnStart();
            services.AddSingleton<IValidateOptions<TelegramOptions>, TelegramOptionsValidator>();
            services.AddSingleton<IValidateOptions<TelegramOptions>, TelegramOptionsRules>();
            services.AddSingleton<IValidateOptions<ApiOptions>, ApiOptionsValidator>();

            services.AddHttpClient<ShopfrontClient>(ReachApi);
            services.AddHttpClient<TelegramQueueClient>(ReachApi);
            services.AddHttpClient<ChatsClient>(ReachApi);

            services.AddSingleton(BotClient.Create);
            services.AddSingleton<Colleagues>().AddSingleton<IPlaces, SharedPlaces>().AddSingleton<SendGate>();
            services.AddSingleton<TelegramCall>().AddSingleton<BotMetrics>();
            services.AddSingleton<BotName>().AddSingleton<PollingHealth>().AddSingleton<PollLease>();
            services.AddSingleton<ChatTurns>().AddSingleton<ChatMemory>();
            services.AddSingleton<PhotoFiles>().AddSingleton<Replies>();
            services.AddSingleton<Browsing>().AddSingleton<Carting>().AddSingleton<CheckingOut>();
            services.AddSingleton<Wishes>().AddSingleton<AdminDesk>();
            services.AddSingleton<Ordering>().AddSingleton<Assistant>().AddSingleton<Talk>();
            services.AddSingleton<Reachability>().AddSingleton<PaymentJournal>().AddSingleton<PaymentDesk>();
            services.AddSingleton<UpdateHandler>().AddSingleton<Webhook>();
            services.AddSingleton<DeliveryWakeUp>().AddSingleton<SendMarks>().AddSingleton<DeliverySender>();
            services.AddSingleton<OutcomeReports>();

            services.AddHealthChecks().AddCheck<PollingHealth>("telegram");
            services.AddHostedService(all => all.GetRequiredService<Colleagues>());
            services.AddHostedService<BotStart>();
            services.AddHostedService<Introduction>();
            services.AddHostedService<UpdateLoop>();
            services.AddHostedService(all => all.GetRequiredService<PaymentJournal>());
            services.AddHostedService(all => all.GetRequiredService<OutcomeReports>());
            services.AddHostedService<DeliveryListener>();
            services.AddHostedService<DeliveryPump>();
        }
    }

    extension(WebApplication app)
    {
        public void MapBot() => app.MapPost(Webhook.Path, Webhook.Handle).AllowAnonymous();
    }

    private static void ReachApi(IServiceProvider services, HttpClient http)
    {
        http.BaseAddress = _api;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "ServiceKey", services.GetRequiredService<IOptions<ApiOptions>>().Value.Key);
    }
}
