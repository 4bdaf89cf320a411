using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;

namespace LittleShop.LocalHosting.Engine;

/// <summary>Starts everything as soon as what it waits for is fit, and stops it in the opposite order.</summary>
internal sealed class Orchestrator(
    IReadOnlyList<ProcessResource> resources, Health health, MergedLog log, IHostApplicationLifetime lifetime)
    : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<ProcessResource, Supervisor> _supervisors = resources.ToDictionary(
        resource => resource, resource => new Supervisor(resource, health, log, TimeProvider.System));

    private Task[] _running = [];

    /// <summary>When this is cancelled, a stop no longer waits for anybody.</summary>
    public CancellationToken Hurry { get; set; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = [.. _supervisors.Select(pair => RunAsync(pair.Key, pair.Value))];
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        var stops = new Dictionary<ProcessResource, Task>();
        await Task.WhenAll(resources.Select(Stop));
        await Task.WhenAll(_running);

        Task Stop(ProcessResource resource) =>
            stops.TryGetValue(resource, out var known) ? known : stops[resource] = StopAfter(resource);

        async Task StopAfter(ProcessResource resource)
        {
            await Task.WhenAll(resources.Where(other => other.WaitsFor.Contains(resource)).Select(Stop));
            await _supervisors[resource].StopAsync(Hurry);
        }
    }

    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync(ProcessResource resource, Supervisor supervisor)
    {
        try
        {
            await supervisor.RunAsync(resource.WaitsFor.Select(other => _supervisors[other].Fit), _stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Stopped before its turn came, or between two starts.
        }
        catch (Exception problem)
        {
            log.Say(problem is CannotStart ? problem.Message : $"{resource.Name} cannot be started: {problem.Message}");
            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
    }
}
