using Aspire.Hosting.ApplicationModel;
using LittleShop.LocalHosting.Engine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

internal sealed class LocalAppBuilder : IDistributedApplicationBuilder
{
    private readonly List<ProcessResource> _processes = [];
    private readonly HostApplicationBuilder _host;

    public LocalAppBuilder(string[] args)
    {
        _host = new(new HostApplicationBuilderSettings
        {
            Args = args,
            EnvironmentName = Variable("ASPNETCORE_ENVIRONMENT") ?? Variable("DOTNET_ENVIRONMENT") ?? "Development",
        });
        _host.Logging.ClearProviders();
        _host.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMinutes(1));
        _host.Services.AddHealthChecks();
    }

    public ConfigurationManager Configuration => _host.Configuration;

    public IHostEnvironment Environment => _host.Environment;

    public IServiceCollection Services => _host.Services;

    public DistributedApplicationExecutionContext ExecutionContext { get; } = new();

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        if (resource is ProcessResource process)
        {
            _processes.Add(process);
        }

        return new ResourceBuilder<T>(this, resource);
    }

    public DistributedApplication Build()
    {
        _host.Services.AddSingleton(new MergedLog(_processes.Select(process => process.Name)));
        _host.Services.AddSingleton<Health>();
        _host.Services.AddSingleton(services =>
            ActivatorUtilities.CreateInstance<Orchestrator>(services, (IReadOnlyList<ProcessResource>)_processes));

        // First among the hosted services: it starts first and stops last.
        _host.Services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(
            services => services.GetRequiredService<Orchestrator>()));
        return new(_host.Build());
    }

    private static string? Variable(string name) =>
        System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
