using System.Net;
using LittleShop.Admin.Blazor.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LittleShop.Admin.Blazor.Security;

internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/logout", LogOutAsync);
        routes.MapGet("/session-ended", EndAsync);
    }

    // The form parameter makes the antiforgery middleware check this post: no other site signs an admin out.
    private static async Task<RedirectHttpResult> LogOutAsync(HttpContext context, [FromForm] string? reason)
    {
        await context.SignOutAsync(AdminSecurity.Scheme);
        return TypedResults.LocalRedirect(reason is null ? "/login" : "/login?ended=true");
    }

    /// <summary>A circuit sends its browser here after a 401. Asks the Api again, so a link cannot sign anybody out.</summary>
    private static async Task<RedirectHttpResult> EndAsync(
        HttpContext context, IHttpClientFactory clients, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(ApiAddress.ForHttp, "auth/me"));
        request.Headers.Authorization = new("Bearer", context.User.ApiToken);
        using var answer = await clients.CreateClient(ApiLink.Calls).SendAsync(request, ct);
        if (answer.StatusCode != HttpStatusCode.Unauthorized)
        {
            return TypedResults.LocalRedirect("/");
        }

        await context.SignOutAsync(AdminSecurity.Scheme);
        return TypedResults.LocalRedirect("/login?ended=true");
    }
}
