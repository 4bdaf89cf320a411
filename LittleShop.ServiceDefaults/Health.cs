using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace LittleShop.ServiceDefaults;

/// <summary>/health asks every check, /alive only whether the process answers.</summary>
internal static class Health
{
    private const string Live = "live";

    extension(IHostApplicationBuilder builder)
    {
        public void AddHealth()
        {
            builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [Live]);
            builder.Services.PostConfigure<HealthCheckServiceOptions>(options =>
            {
                // The cache is a convenience: without it orders still work, so its loss never makes a process unfit.
                foreach (var check in options.Registrations.Where(check => check.Name.Contains("Redis")))
                {
                    check.FailureStatus = HealthStatus.Degraded;
                }
            });
        }
    }

    extension(WebApplication app)
    {
        public void MapHealth()
        {
            app.MapHealthChecks("/health", new() { ResponseWriter = WriteStatuses })
                .AllowAnonymous()
                .DisableHttpMetrics();
            app.MapHealthChecks("/alive", new() { Predicate = check => check.Tags.Contains(Live) })
                .AllowAnonymous()
                .DisableHttpMetrics();
        }
    }

    /// <summary>Names and statuses only: the reasons stand in the log, where no stranger reads them.</summary>
    private static Task WriteStatuses(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(
            new
            {
                status = report.Status.ToString(),
                checks = report.Entries.ToDictionary(
                    check => check.Key, check => check.Value.Status.ToString(), StringComparer.Ordinal),
            },
            context.RequestAborted);
}
