using System.Net;
using LittleShop.Admin.Blazor.Api;
using LittleShop.Admin.Blazor.Security;
using LittleShop.Contracts;

namespace LittleShop.Admin.Blazor.Catalog;

/// <summary>Photos for the signed-in admin's browser, which has a cookie but not the Api's token.</summary>
internal static class PhotoEndpoint
{
    public static void MapPhotos(this IEndpointRouteBuilder routes) => routes.MapGet("/photos/{id:guid}", HandleAsync);

    private static async Task HandleAsync(
        Guid id, int? width, HttpContext context, IHttpClientFactory clients, CancellationToken ct)
    {
        var path = ApiPath.With($"photos/{id}", ("width", width is > 320 ? 1200 : 320));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(ApiAddress.ForHttp, path));
        request.Headers.Authorization = new("Bearer", context.User.ApiToken);
        foreach (var known in context.Request.Headers.IfNoneMatch)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
        }

        using var answer = await AskAsync(clients.CreateClient(ApiLink.Calls), request, ct);
        context.Response.StatusCode = (int)answer.StatusCode;
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NotModified))
        {
            context.Response.Headers.CacheControl = "no-store";
            return;
        }

        // A photo never changes under its id; it is private because only admins may see the shop's drafts.
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        context.Response.Headers.ETag = answer.Headers.ETag?.ToString();
        if (answer.StatusCode == HttpStatusCode.OK)
        {
            context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
            context.Response.ContentLength = answer.Content.Headers.ContentLength;
            await answer.Content.CopyToAsync(context.Response.Body, ct);
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(
        HttpClient client, HttpRequestMessage request, CancellationToken ct)
    {
        try
        {
            return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            return new HttpResponseMessage(HttpStatusCode.BadGateway); // the page shows its placeholder
        }
    }
}
