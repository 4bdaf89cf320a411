using LittleShop.Contracts;

namespace LittleShop.Admin.Blazor.Live;

internal static class LiveRegistration
{
    public static void AddLive(this IServiceCollection services)
    {
        services.AddSingleton<OrderFeed>();
        services.AddScoped<CircuitFeed>();
        services.AddHostedService<HubListener>();
        services.AddScoped(circuit => new ShopPulse(
            circuit.GetRequiredService<DashboardClient>(),
            circuit.GetRequiredService<CircuitFeed>(),
            circuit.GetRequiredService<TimeProvider>()));
        services.AddScoped(circuit => new InboxPulse(
            circuit.GetRequiredService<InboxClient>(),
            circuit.GetRequiredService<CircuitFeed>(),
            circuit.GetRequiredService<TimeProvider>()));
    }
}
