using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LittleShop.ServiceDefaults;

/// <summary>Aspire's AddNpgsqlDbContext registers no data source; raw commands need one there too.</summary>
internal static class RawCommands
{
    extension(IHostApplicationBuilder builder)
    {
        public void AddRawCommands() =>
            builder.Services.TryAddSingleton(services =>
                new NpgsqlDataSourceBuilder(PostgresDefaults.Complete(builder.Configuration.GetConnectionString("shop") ?? ""))
                    .UseLoggerFactory(services.GetRequiredService<ILoggerFactory>())
                    .Build());
    }
}
