using System.Diagnostics.CodeAnalysis;
using Aspire.Npgsql.EntityFrameworkCore.PostgreSQL;
using LittleShop.ServiceDefaults.Clients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Aspire.Npgsql.EntityFrameworkCore.PostgreSQL
{
    /// <summary>What a caller of AddNpgsqlDbContext may set: the part of Aspire's class that we use.</summary>
    public sealed class NpgsqlEntityFrameworkCorePostgreSQLSettings
    {
        public string? ConnectionString { get; set; }

        /// <summary>Do not repeat a command after a broken connection or a deadlock; default false.</summary>
        public bool DisableRetry { get; set; }

        public bool DisableHealthChecks { get; set; }

        public bool DisableTracing { get; set; }

        public bool DisableMetrics { get; set; }

        /// <summary>Seconds; default: what Npgsql does, 30.</summary>
        public int? CommandTimeout { get; set; }
    }
}

namespace Microsoft.Extensions.Hosting
{
    /// <summary>Stands in for Aspire's client integration where its packages cannot be had.</summary>
    public static class NpgsqlClientExtensions
    {
        /// <summary>A pooled context and an <see cref="NpgsqlDataSource"/> for raw commands, on one pool.</summary>
        public static void AddNpgsqlDbContext<
            [DynamicallyAccessedMembers(
                DynamicallyAccessedMemberTypes.PublicConstructors
                | DynamicallyAccessedMemberTypes.NonPublicConstructors
                | DynamicallyAccessedMemberTypes.PublicProperties)] TContext>(
            this IHostApplicationBuilder builder,
            string connectionName,
            Action<NpgsqlEntityFrameworkCorePostgreSQLSettings>? configureSettings = null,
            Action<DbContextOptionsBuilder>? configureDbContextOptions = null)
            where TContext : DbContext
        {
            var settings = new NpgsqlEntityFrameworkCorePostgreSQLSettings();
            builder.Configuration.GetSection("Aspire:Npgsql:EntityFrameworkCore:PostgreSQL").Bind(settings);
            settings.ConnectionString = builder.Configuration.GetConnectionString(connectionName)
                ?? settings.ConnectionString;
            configureSettings?.Invoke(settings);

            builder.Services.TryAddSingleton(services => DataSource(services, settings, connectionName));
            builder.Services.AddDbContextPool<TContext>((services, options) =>
            {
                options.UseNpgsql(services.GetRequiredService<NpgsqlDataSource>(), npgsql =>
                {
                    if (!settings.DisableRetry)
                    {
                        npgsql.EnableRetryOnFailure();
                    }

                    if (settings.CommandTimeout is { } seconds)
                    {
                        npgsql.CommandTimeout(seconds);
                    }
                });
                configureDbContextOptions?.Invoke(options);
            });
            if (!settings.DisableHealthChecks)
            {
                builder.Services.AddHealthChecks().AddCheck<PostgresCheck>(typeof(TContext).Name);
            }
        }

        private static NpgsqlDataSource DataSource(
            IServiceProvider services, NpgsqlEntityFrameworkCorePostgreSQLSettings settings, string connectionName)
        {
            var connectionString = settings.ConnectionString ?? throw new InvalidOperationException(
                $"ConnectionStrings:{connectionName} is missing: say where Postgres is, for example "
                + $"ConnectionStrings__{connectionName}=\"Host=127.0.0.1;Username=shop;Password=…;Database=shop\".");
            return new NpgsqlDataSourceBuilder(connectionString)
                .UseLoggerFactory(services.GetRequiredService<ILoggerFactory>())
                .Build();
        }
    }
}
