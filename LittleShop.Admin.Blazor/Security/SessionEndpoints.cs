using System.Net;
using LittleShop.Admin.Blazor.Api;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.Admin.Blazor.Security;

internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/logout", LogOutAsync);
        routes.MapGet("/session-ended", EndAsync);
    }

    private static async Task<Results<RedirectHttpResult, BadRequest>> LogOutAsync(
        HttpContext context, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return TypedResults.BadRequest(); // no other site signs an admin out
        }

        await context.SignOutAsync(AdminSecurity.Scheme);
        return TypedResults.LocalRedirect("/login");
    }

    /// <summary>
    /// A circuit sends its browser here after a 401. Asks the Api again, so a link cannot sign anybody out.
    /// </summary>
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
