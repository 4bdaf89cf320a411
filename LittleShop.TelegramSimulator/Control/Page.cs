using System.Reflection;
using Microsoft.AspNetCore.StaticFiles;

namespace LittleShop.TelegramSimulator.Control;

/// <summary>Serves the chat page from inside the assembly.</summary>
internal static class Page
{
    private const string Folder = "wwwroot/";

    private const string Policy =
        "default-src 'self'; img-src 'self' data: http: https:; object-src 'none'; base-uri 'none'; "
        + "frame-ancestors 'none'; form-action 'self'";

    extension(IEndpointRouteBuilder routes)
    {
        public void MapPage()
        {
            var assembly = typeof(Page).Assembly;
            var types = new FileExtensionContentTypeProvider();
            foreach (var name in assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
            {
                var bytes = Read(assembly, name);
                var type = types.TryGetContentType(name, out var known) ? known : "application/octet-stream";
                var path = name[Folder.Length..].Replace('\\', '/');
                routes.MapGet(path == "index.html" ? "/" : "/" + path, context => WriteAsync(context, bytes, type))
                    .ExcludeFromDescription();
            }
        }
    }

    private static Task WriteAsync(HttpContext context, byte[] bytes, string type)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-cache";
        headers["Referrer-Policy"] = "no-referrer";
        var isText = type.StartsWith("text/", StringComparison.Ordinal);
        context.Response.ContentType = isText ? type + "; charset=utf-8" : type;
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private static byte[] Read(Assembly assembly, string name)
    {
        using var source = assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        source.CopyTo(copy);
        return copy.ToArray();
    }
}
