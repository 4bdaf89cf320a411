using LittleShop.Contracts;

namespace LittleShop.Admin.Blazor.Api;

internal static class ApiRegistration
{
    extension(IServiceCollection services)
    {
        /// <summary>
        /// One <see cref="ApiCaller"/> for each circuit, so that it carries that person's token. What service workers
        /// hand in to be passed on is read as the Api would read it.
        /// </summary>
        public void AddApi()
        {
            services.AddSingleton<Microsoft.Extensions.Options.IValidateOptions<ApiOptions>, ApiOptionsValidator>();
            services.AddOptions<ApiOptions>().BindConfiguration(ApiOptions.Section).ValidateOnStart();
            services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
            services.AddHttpClient(ApiLink.Calls);
#pragma warning disable EXTEXP0001 // Evaluation only, and the one way to take the default handler off one client.
            services.AddHttpClient(ApiLink.Uploads).RemoveAllResilienceHandlers();
#pragma warning restore EXTEXP0001
            services.AddScoped<FirstAnswers>();
            services.AddScoped<ApiLink>();
            services.AddScoped(scope => new ApiCaller(
                new HttpClient(scope.GetRequiredService<ApiLink>(), disposeHandler: false)
                {
                    BaseAddress = ApiAddress.ForHttp,
                    Timeout = TimeSpan.FromMinutes(5),
                }));
            services.AddScoped<AuthClient>();
            services.AddScoped<DashboardClient>();
            services.AddScoped<OrdersClient>();
            services.AddScoped<CatalogClient>();
            services.AddScoped<PhotosClient>();
            services.AddScoped<CustomersClient>();
            services.AddScoped<NotificationsClient>();
            services.AddScoped<RoutesClient>();
            services.AddScoped<WebhooksClient>();
            services.AddScoped<TemplatesClient>();
            services.AddScoped<InboxClient>();
            services.AddScoped<ActionsClient>();
            services.AddScoped<PreferencesClient>();
            services.AddScoped<BroadcastsClient>();
            services.AddScoped<ReadinessClient>();
        }
    }
}
