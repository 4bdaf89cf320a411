using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace LittleShop.ServiceDefaults;

/// <summary>Every HttpClient finds its service by name, and repeats only what may be repeated.</summary>
internal static class Resilience
{
    private const string IdempotencyKey = "Idempotency-Key";

    extension(IHostApplicationBuilder builder)
    {
        public void AddResilientHttp()
        {
            builder.Services.AddServiceDiscovery();
            builder.Services.ConfigureHttpClientDefaults(http =>
            {
                http.AddStandardResilienceHandler(RetryOnlyWhatMayBeRepeated);
                http.AddServiceDiscovery();
            });
        }
    }

    private static void RetryOnlyWhatMayBeRepeated(HttpStandardResilienceOptions options)
    {
        var isTransient = options.Retry.ShouldHandle;
        options.Retry.ShouldHandle = async attempt =>
            MayBeRepeated(attempt.Context.GetRequestMessage()) && await isTransient(attempt);
    }

    /// <summary>A write without a key may already have happened: repeating it could place an order twice.</summary>
    internal static bool MayBeRepeated(HttpRequestMessage? request) =>
        request is not null
        && (request.Method == HttpMethod.Get
            || request.Method == HttpMethod.Head
            || request.Method == HttpMethod.Options
            || request.Headers.Contains(IdempotencyKey));
}
