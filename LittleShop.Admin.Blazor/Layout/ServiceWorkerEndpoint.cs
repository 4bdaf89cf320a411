using System.Text.Json;

namespace LittleShop.Admin.Blazor.Layout;

/// <summary>
/// Tells the service worker which version of the app this is. The worker imports it, so a new version makes the
/// browser install a new worker, and the page offers the update.
/// </summary>
internal static class ServiceWorkerEndpoint
{
    private static readonly string[] _shell =
    [
        "/offline.html", "/js/offline.js", "/css/theme.css", "/css/shell.css", "/css/parts.css", "/icons/icon.svg",
        "/icons/icon-192.png", "/icons/badge.png",
    ];

    public static void MapServiceWorker(this IEndpointRouteBuilder routes)
    {
        var version = typeof(ServiceWorkerEndpoint).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..12];
        var shell = JsonSerializer.Serialize(new { version, files = _shell }, JsonSerializerOptions.Web);
        var script = $"self.shell = {shell};\n";
        routes.MapGet("/sw/shell.js", (HttpResponse response) =>
        {
            response.Headers.CacheControl = "no-cache";
            return TypedResults.Text(script, "text/javascript");
        }).AllowAnonymous();
    }
}
