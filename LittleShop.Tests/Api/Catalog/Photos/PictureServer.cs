using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LittleShop.Tests.Api.Catalog.Photos;

/// <summary>Somebody else's image server: it answers each path as a test says, and counts.</summary>
internal sealed class PictureServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PictureServer(WebApplication app) => _app = app;

    public ConcurrentDictionary<string, Func<HttpContext, int, Task>> Answers { get; } = new();

    public ConcurrentDictionary<string, int> Asked { get; } = new();

    public Uri Address => new(_app.Urls.Single());

    public static async Task<PictureServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new PictureServer(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        var times = Asked.AddOrUpdate(path, 1, (_, before) => before + 1);
        if (Answers.TryGetValue(path, out var answer))
        {
            return answer(http, times);
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
