using LittleShop.Api.Notifications;
using LittleShop.Api.Security;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Data;

/// <summary>Brings the database up to date: migrations, and what a shop needs before its first customer.</summary>
internal static class PrepareDatabase
{
    extension(IServiceProvider services)
    {
        /// <summary>Safe to repeat, and for several copies at once: EF takes a lock, the rest is «if not there».</summary>
        public async Task PrepareDatabaseAsync(CancellationToken ct = default)
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ShopDb>().Database.MigrateAsync(ct);
            await scope.ServiceProvider.GetRequiredService<FirstOwner>().AddIfMissingAsync();
            await scope.ServiceProvider.GetRequiredService<RouteSync>().RunAsync(ct);
            await DefaultShippingAsync(scope.ServiceProvider.GetRequiredService<ShopDb>(), ct);
        }
    }

    private static Task<int> DefaultShippingAsync(ShopDb db, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        insert into shipping_methods (id, name, price, estimate, position, active)
        select * from (values
            ({Guid.CreateVersion7()}, 'Standard', 3.95, '1–3 working days', 1, true),
            ({Guid.CreateVersion7()}, 'Express', 7.95, 'next working day', 2, true)) as method
        where not exists (select from shipping_methods)
        """,
        ct);
}

/// <summary>Prepares the database before the first request, where <c>Database:MigrateAtStart</c> says so.</summary>
internal sealed class PrepareAtStart(IServiceProvider services, IConfiguration configuration, IHostEnvironment environment)
    : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) =>
        configuration.GetValue("Database:MigrateAtStart", environment.IsDevelopment())
            ? services.PrepareDatabaseAsync(cancellationToken)
            : Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
