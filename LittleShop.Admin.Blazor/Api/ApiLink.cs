using System.Net;
using LittleShop.Admin.Blazor.Security;
using LittleShop.Contracts;

namespace LittleShop.Admin.Blazor.Api;

/// <summary>
/// The way from one signed-in person to the Api: adds their token, hears when it stopped being valid, and turns a
/// silent network into an answer that a page can show.
/// </summary>
internal sealed partial class ApiLink(
    IHttpMessageHandlerFactory handlers, AdminSession session, FirstAnswers first, ILogger<ApiLink> logger)
    : HttpMessageHandler
{
    public const string Calls = "api";

    /// <summary>Files: no repeats (a stream is read once) and no short time limit (phones upload slowly).</summary>
    public const string Uploads = "api-uploads";

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var user = await session.GetUserAsync();
        if (first.Find(request, user.AdminId) is { } known)
        {
            return known;
        }

        var token = user.ApiToken;
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        var answer = await AskAsync(request, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.Unauthorized && token is not null)
        {
            session.End();
        }

        await first.KeepAsync(request, user.AdminId, answer, cancellationToken);
        return answer;
    }

    private async Task<HttpResponseMessage> AskAsync(HttpRequestMessage request, CancellationToken ct)
    {
        try
        {
            // A fresh handler each time: a circuit lives for hours, the factory's handlers for minutes.
            var name = request.Content is MultipartFormDataContent ? Uploads : Calls;
            using var invoker = new HttpMessageInvoker(handlers.CreateHandler(name), disposeHandler: false);
            return await invoker.SendAsync(request, ct);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            LogUnreachable(request.Method, request.RequestUri?.AbsolutePath, error.Message);
            return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)
            {
                RequestMessage = request,
                Content = JsonContent.Create(Unreachable, options: ApiJson.Options),
            };
        }
    }

    private static ApiProblem Unreachable { get; } = new(
        503, "The shop does not answer", "The shop does not answer right now. Try again in a moment.", "unreachable");

    [LoggerMessage(Level = LogLevel.Warning, Message = "The Api did not answer {Method} {Path}: {Reason}")]
    private partial void LogUnreachable(HttpMethod method, string? path, string reason);
}
