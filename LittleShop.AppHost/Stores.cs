using System.Globalization;
using LittleShop.Contracts;
using LittleShop.LocalHosting.Run;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LittleShop.AppHost;

/// <summary>A server that keeps something: how to reach it, and what to wait for.</summary>
internal sealed record Store(
    IResourceBuilder<IResourceWithConnectionString> Connection, IResourceBuilder<IResource> Server);

/// <summary>Containers where a container runtime answers, or when publishing; else the machine's own servers.</summary>
internal static class Stores
{
    extension(IDistributedApplicationBuilder builder)
    {
        public Store AddShopDatabase(Launch launch)
        {
            var password = builder.AddSecret("postgres-password", launch);
            if (launch.Postgres is not { } own)
            {
                var database = builder
                    .AddPostgres(ResourceNames.Postgres, password: password, port: launch.Ports.Postgres)
                    .WithDataVolume()
                    .AddDatabase(ResourceNames.Shop);
                return new(database, database);
            }

            var (command, arguments) = own.Command.Plain;
            var server = builder
                .AddExecutable(ResourceNames.Postgres, command, own.Command.WorkingDirectory, arguments)
                .CheckedBy(ResourceNames.Postgres, own.CheckAsync);
            var expression = ReferenceExpression.Create(
                $"Host=127.0.0.1;Port={Text(launch.Ports.Postgres)};Username=shop;Password={password};Database=shop");
            return new(builder.AddConnectionString(ResourceNames.Shop, expression), server);
        }

        public Store AddCache(Launch launch)
        {
            var password = builder.AddSecret("cache-password", launch);
            if (launch.Cache is not { } own)
            {
                var redis = builder.AddRedis(ResourceNames.Cache, launch.Ports.Cache, password);
                return new(redis, redis);
            }

            var (command, arguments) = own.Command.Plain;
            var server = builder
                .AddExecutable("garnet", command, own.Command.WorkingDirectory, arguments)
                .CheckedBy("garnet", own.CheckAsync);
            foreach (var (name, value) in own.Command.Environment)
            {
                server.WithEnvironment(name, value);
            }

            var expression = ReferenceExpression.Create($"127.0.0.1:{Text(launch.Ports.Cache)},password={password}");
            return new(builder.AddConnectionString(ResourceNames.Cache, expression), server);
        }
    }

    private static string Text(int? port) => port?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>A bare program has no health of its own: this is what others wait for.</summary>
    private static IResourceBuilder<ExecutableResource> CheckedBy(
        this IResourceBuilder<ExecutableResource> server, string name, Func<CancellationToken, Task> check)
    {
        server.ApplicationBuilder.Services.AddHealthChecks().AddAsyncCheck(name, async ct =>
        {
            await check(ct);
            return HealthCheckResult.Healthy();
        });
        return server.WithHealthCheck(name);
    }
}
