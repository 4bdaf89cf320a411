using LittleShop.Admin.Blazor.Api;
using LittleShop.Admin.Blazor.Security;
using LittleShop.Contracts;

namespace LittleShop.Admin.Blazor.Notifications;

/// <summary>
/// For the service worker alone: when a browser replaces a push subscription no page may be open, so the worker hands
/// the new one in with the admin's cookie.
/// </summary>
internal static class PushRenewal
{
    public static void MapPushRenewal(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/push/key", (HttpContext context, IHttpClientFactory clients, CancellationToken ct) =>
            PassOnAsync(context, clients, HttpMethod.Get, "push/key", null, ct));
        routes.MapPut(
            "/push/subscription",
            (SubscribePush device, HttpContext context, IHttpClientFactory clients, CancellationToken ct) =>
                IsOwnPage(context.Request)
                    ? PassOnAsync(context, clients, HttpMethod.Put, "push/subscriptions", device, ct)
                    : Task.FromResult(Results.StatusCode(StatusCodes.Status403Forbidden)));
    }

    // No form, so no antiforgery field: a JSON PUT already needs the browser's consent across sites, and this says
    // so twice.
    public static bool IsOwnPage(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin";

    private static async Task<IResult> PassOnAsync(
        HttpContext context, IHttpClientFactory clients, HttpMethod method, string path, object? body,
        CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, new Uri(ApiAddress.ForHttp, path));
        request.Headers.Authorization = new("Bearer", context.User.ApiToken);
        request.Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: ApiJson.Options);
        using var answer = await clients.CreateClient(ApiLink.Calls).SendAsync(request, ct);
        return answer.IsSuccessStatusCode
            ? Results.Text(await answer.Content.ReadAsStringAsync(ct), "application/json")
            : Results.StatusCode((int)answer.StatusCode);
    }
}
