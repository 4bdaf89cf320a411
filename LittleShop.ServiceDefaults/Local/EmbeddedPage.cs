using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;

namespace LittleShop.ServiceDefaults.Local;

/// <summary>Serves a tool's page from inside its assembly.</summary>
public static class EmbeddedPage
{
    private const string Folder = "wwwroot/";

    extension(IEndpointRouteBuilder routes)
    {
        /// <param name="assembly">Whose resources under <c>wwwroot/</c> are the page.</param>
        /// <param name="policy">The Content-Security-Policy of every file.</param>
        public void MapEmbeddedPage(Assembly assembly, string policy)
        {
            var types = new FileExtensionContentTypeProvider();
            foreach (var name in assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
            {
                var bytes = Read(assembly, name);
                var type = types.TryGetContentType(name, out var known) ? known : "application/octet-stream";
                var path = name[Folder.Length..].Replace('\\', '/');
                routes.MapGet(
                        path == "index.html" ? "/" : "/" + path, context => WriteAsync(context, bytes, type, policy))
                    .ExcludeFromDescription();
            }
        }
    }

    private static Task WriteAsync(HttpContext context, byte[] bytes, string type, string policy)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = policy;
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
