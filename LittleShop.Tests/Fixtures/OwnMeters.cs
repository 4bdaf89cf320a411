using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LittleShop.Tests.Fixtures;

/// <summary>
/// Every host's meters are its own. A process of the shop has one host; a test run has several at once, and telemetry
/// takes meters of one name for one: when one host ends, another's figures would end with it.
/// </summary>
internal sealed partial class OwnMeters : IMeterFactory
{
    private readonly ConcurrentDictionary<(string, string?), Meter> _meters = new();
    private readonly string _host = Guid.NewGuid().ToString("n");

    public static void Use(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<IMeterFactory, OwnMeters>());

    /// <summary>What is read at /metrics as a shop would say it, without the host's name.</summary>
    public static string Unnamed(string page) => HostName().Replace(page, "");

    public Meter Create(MeterOptions options) => _meters.GetOrAdd((options.Name, options.Version), _ =>
        new Meter(new MeterOptions(options.Name)
        {
            Version = options.Version,
            TelemetrySchemaUrl = options.TelemetrySchemaUrl,
            Tags = [.. options.Tags ?? [], new("host", _host)],
            Scope = this,
        }));

    public void Dispose()
    {
        foreach (var meter in _meters.Values)
        {
            meter.Dispose();
        }
    }

    [GeneratedRegex(",otel_scope_host=\"[0-9a-f]{32}\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HostName();
}
