using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LittleShop.Tests.Fixtures;

/// <summary>
/// A push service on loopback with browsers of its own: they hold the keys, so what arrives can be decrypted and its
/// sender checked. It answers 201 unless told otherwise.
/// </summary>
internal sealed class FakePushService : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, FakeBrowser> _browsers = [];
    private readonly WebApplication _app;

    private FakePushService(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>The origin that a VAPID token must be made for.</summary>
    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    /// <summary>Every message taken, of all browsers, in the order of arrival.</summary>
    public ConcurrentQueue<ReceivedPush> Received { get; } = [];

    public static async Task<FakePushService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var service = new FakePushService(app);
        app.MapPost("/push/{id}", service.TakeAsync);
        await app.StartAsync();
        return service;
    }

    /// <summary>A browser subscribed here; hand its <see cref="FakeBrowser.Subscription"/> to the shop.</summary>
    public FakeBrowser NewBrowser(string name = "Pixel 8")
    {
        var id = Guid.NewGuid().ToString("N");
        return _browsers[id] = new FakeBrowser($"{Origin}/push/{id}", name);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context, string id)
    {
        if (!_browsers.TryGetValue(id, out var browser))
        {
            context.Response.StatusCode = 404;
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        browser.CountAttempt();
        if (browser.Answer is { } answer)
        {
            await answer(context);
            if (context.Response.StatusCode is < 200 or >= 300)
            {
                return;
            }
        }
        else
        {
            context.Response.StatusCode = 201;
        }

        var push = ReceivedPush.Read(browser, context.Request.Headers, body.ToArray());
        if (push.Payload.TryGetProperty("close", out _))
        {
            browser.Closings.Enqueue(push);
            return;
        }

        browser.Received.Enqueue(push);
        Received.Enqueue(push);
    }
}
