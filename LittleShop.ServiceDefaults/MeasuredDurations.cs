using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;

namespace LittleShop.ServiceDefaults;

/// <summary>
/// Turns what ASP.NET Core and Npgsql measure anyway into the shop's own two histograms: nothing is timed twice, and EF
/// and raw commands both count.
/// </summary>
internal sealed class MeasuredDurations(ShopMetrics metrics, IMeterFactory meters) : IHostedService, IDisposable
{
    private readonly MeterListener _listener = new();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (IsRequest(instrument) || IsQuery(instrument))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>(Record);
        _listener.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _listener.Dispose();

    // ASP.NET Core's meter belongs to one host's factory; two hosts in one test process must not count each other.
    private bool IsRequest(Instrument instrument) =>
        instrument is { Name: "http.server.request.duration", Meter.Name: "Microsoft.AspNetCore.Hosting" }
        && ReferenceEquals(instrument.Meter.Scope, meters);

    private static bool IsQuery(Instrument instrument) =>
        instrument is { Name: "db.client.operation.duration", Meter.Name: "Npgsql" };

    private void Record(
        Instrument instrument, double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        if (IsQuery(instrument))
        {
            metrics.QueryAnswered(seconds);
            return;
        }

        var (route, method, status) = ("unmatched", "", 0);
        foreach (var tag in tags)
        {
            switch (tag)
            {
                case { Key: "http.route", Value: string value }:
                    route = value;
                    break;
                case { Key: "http.request.method", Value: string value }:
                    method = value;
                    break;
                case { Key: "http.response.status_code", Value: int value }:
                    status = value;
                    break;
                default:
                    break;
            }
        }

        metrics.RequestAnswered(seconds, route, method, status);
    }
}
