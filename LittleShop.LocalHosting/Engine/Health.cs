using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LittleShop.LocalHosting.Engine;

/// <summary>Whether a started process can do its work yet.</summary>
internal sealed class Health(HealthCheckService checks) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(3) };

    public async Task<bool> IsGoodAsync(ProcessResource process)
    {
        if (process.HealthChecks.Count > 0)
        {
            var report = await checks.CheckHealthAsync(check => process.HealthChecks.Contains(check.Name));
            if (report.Status == HealthStatus.Unhealthy)
            {
                return false;
            }
        }

        return process.HealthPath is null || await AnswersAsync(process.Url + process.HealthPath);
    }

    public void Dispose() => _http.Dispose();

    private async Task<bool> AnswersAsync(string url)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(url));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
