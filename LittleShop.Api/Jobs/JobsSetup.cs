using Hangfire;
using Hangfire.PostgreSql;
using LittleShop.Api.Data;
using LittleShop.Api.Payments;
using LittleShop.Api.Security;

namespace LittleShop.Api.Jobs;

/// <summary>Hangfire for recurring and slow work; deliveries have their own, faster loop.</summary>
internal static class JobsSetup
{
    extension(WebApplicationBuilder builder)
    {
        public void AddJobs()
        {
            builder.Services.AddScoped<PaymentExpiry>().AddScoped<KeyCleanup>();
            builder.Services.AddHangfire((services, hangfire) => hangfire
                .UseLogProvider(new HangfireLog(services.GetRequiredService<ILoggerFactory>()))
                .UseSimpleAssemblyNameTypeSerializer()
                .UseRecommendedSerializerSettings()
                .UsePostgreSqlStorage(
                    storage => storage.UseNpgsqlConnection(
                        services.GetRequiredService<IConfiguration>().GetConnectionString("shop")),
                    new PostgreSqlStorageOptions { EnableLongPolling = true }));
            if (builder.Configuration.GetValue("Jobs:Enabled", true))
            {
                builder.Services.AddHangfireServer(server => server.WorkerCount = 2);
                builder.Services.AddHostedService<JobsStart>();
            }
        }
    }

    extension(WebApplication app)
    {
        public void MapJobs()
        {
            app.MapGet(OperatorCookie.LoginPath, OperatorLogin.Page).ExcludeFromDescription().AllowAnonymous();
            app.MapPost(OperatorCookie.LoginPath, OperatorLogin.Handle).ExcludeFromDescription().AllowAnonymous()
                .DisableAntiforgery(); // the cookie is SameSite=Strict, and signing in as oneself needs a password
            app.MapHangfireDashboard(OperatorCookie.Path, new DashboardOptions
            {
                Authorization = [], // the endpoint's policy decides, before Hangfire is asked
                DashboardTitle = "LittleShop jobs",
                AppPath = null,
            }).RequireAuthorization(Policies.Manage);
        }
    }
}

/// <summary>Puts the schedule in place once the database is there.</summary>
internal sealed class JobsStart(IRecurringJobManager jobs) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        JobSchedule.Apply(jobs);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
