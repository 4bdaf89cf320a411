using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LittleShop.Tests.Fixtures;

/// <summary>
/// Every host's meters are its own. A process of the shop has one host; a test run has several at once, and telemetry
/// takes meters of one name for one: when one host ends, another's figures would end with it.
/// </summary>
internal sealed partial class OwnMeters(IMeterFactory inner) : IMeterFactory
{
    private readonly string _host = Guid.NewGuid().ToString("n");

    public static void Use(IServiceCollection services)
    {
        var before = services.Last(service => service.ServiceType == typeof(IMeterFactory)).ImplementationType!;
        services.Replace(ServiceDescriptor.Singleton<IMeterFactory>(provider =>
            new OwnMeters((IMeterFactory)ActivatorUtilities.CreateInstance(provider, before))));
    }

    /// <summary>What is read at /metrics as a shop would say it, without the host's name.</summary>
    public static string Unnamed(string page) => HostName().Replace(page, "");

    public Meter Create(MeterOptions options) => inner.Create(new MeterOptions(options.Name)
    {
        Version = options.Version,
        TelemetrySchemaUrl = options.TelemetrySchemaUrl,
        Tags = [.. options.Tags ?? [], new("host", _host)],
    });

    public void Dispose() => inner.Dispose();

    [GeneratedRegex(",otel_scope_host=\"[0-9a-f]{32}\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HostName();
}
