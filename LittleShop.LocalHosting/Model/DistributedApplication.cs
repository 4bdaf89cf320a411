using LittleShop.LocalHosting.Engine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>The app model under the names it has in Aspire, run as plain processes of this machine.</summary>
public sealed class DistributedApplication
{
    private readonly IHost _host;

    internal DistributedApplication(IHost host) => _host = host;

    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => new LocalAppBuilder(args);

    /// <summary>Until Ctrl-C, a SIGTERM or a SIGHUP; a second Ctrl-C does not wait for anybody.</summary>
    public void Run()
    {
        using var stop = new StopSignals(_host.Services.GetRequiredService<IHostApplicationLifetime>());
        _host.Services.GetRequiredService<Orchestrator>().Hurry = stop.Hurry;
        _host.Run();
    }
}
