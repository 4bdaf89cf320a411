using LittleShop.Admin.Blazor.Api;
using LittleShop.Contracts;

namespace LittleShop.Admin.Blazor.Notifications;

/// <summary>
/// What service workers say to the shop. A notification outlives the session it came in: its tokens are the
/// credentials, so nobody need be signed in to press its buttons.
/// </summary>
internal static class PushRelay
{
    public static void MapPushRelay(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("/push").AddEndpointFilter(async (call, next) =>
            PushRenewal.IsOwnPage(call.HttpContext.Request)
                ? await next(call)
                : Results.StatusCode(StatusCodes.Status403Forbidden));
        own.MapPost("/receipts", (PushReceipt receipt, IHttpClientFactory clients, CancellationToken ct) =>
            PassOnAsync(clients, "push/receipts", receipt, ct)).AllowAnonymous();
        own.MapPost("/actions", (ActOnNotification press, IHttpClientFactory clients, CancellationToken ct) =>
            PassOnAsync(clients, "notifications/actions", press, ct)).AllowAnonymous();
        own.MapPost(
            "/actions/{id:guid}/undo",
            (Guid id, ActOnNotification undo, IHttpClientFactory clients, CancellationToken ct) =>
                PassOnAsync(clients, $"notifications/actions/{id}/undo", undo, ct)).AllowAnonymous();
    }

    /// <summary>The Api's answer as it is, also a refusal: the notification shows its words.</summary>
    private static async Task<IResult> PassOnAsync(
        IHttpClientFactory clients, string path, object body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(ApiAddress.ForHttp, path))
        {
            Content = JsonContent.Create(body, body.GetType(), options: ApiJson.Options),
        };
        using var answer = await clients.CreateClient(ApiLink.Calls).SendAsync(request, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        return text.Length == 0
            ? Results.StatusCode((int)answer.StatusCode)
            : Results.Text(
                text, answer.Content.Headers.ContentType?.MediaType ?? "application/json",
                statusCode: (int)answer.StatusCode);
    }
}
