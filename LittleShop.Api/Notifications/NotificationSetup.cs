namespace LittleShop.Api.Notifications;

internal static class NotificationSetup
{
    extension(IServiceCollection services)
    {
        /// <summary>Everything that tells admins and customers what happened to an order.</summary>
        public void AddNotifications()
        {
            services.AddSingleton<Wakeup>();
            services.AddHostedService<RouteSync>();
        }
    }
}
