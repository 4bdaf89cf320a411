using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace LittleShop.ServiceDefaults;

/// <summary>Metrics always, at /metrics; traces and logs only where somebody collects them.</summary>
internal static class Telemetry
{
    private const string OwnNames = "LittleShop*";

    extension(IHostApplicationBuilder builder)
    {
        public void AddTelemetry()
        {
            builder.Services.AddSingleton<ShopMetrics>();
            builder.Services.AddHostedService<MeasuredDurations>();
            var telemetry = builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddNpgsqlInstrumentation()
                .AddMeter(OwnNames)
                .AddPrometheusExporter());
            if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            {
                return;
            }

            builder.Logging.AddOpenTelemetry(log =>
            {
                log.IncludeFormattedMessage = true;
                log.IncludeScopes = true;
            });
            telemetry.WithTracing(traces => traces
                .AddSource(builder.Environment.ApplicationName, OwnNames)
                .AddAspNetCoreInstrumentation(web => web.Filter = context => !IsHousekeeping(context.Request.Path))
                .AddHttpClientInstrumentation(http => http.EnrichWithHttpRequestMessage = WithoutSecretPath)
                .AddNpgsql());
            telemetry.UseOtlpExporter();
        }
    }

    extension(WebApplication app)
    {
        public void MapMetrics() =>
            app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous().DisableHttpMetrics();
    }

    /// <summary>The bot's token and push endpoints are secrets that stand in paths: only our own services' are told.</summary>
    private static void WithoutSecretPath(Activity activity, HttpRequestMessage request)
    {
        if (request.RequestUri is { IsLoopback: false } address && address.Host.Contains('.'))
        {
            activity.SetTag("url.full", address.GetLeftPart(UriPartial.Authority));
        }
    }

    private static bool IsHousekeeping(string? path) => path is "/health" or "/alive" or "/metrics";
}
