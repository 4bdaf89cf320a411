using System.Collections.Concurrent;
using LittleShop.Tests.Fixtures.PushService;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LittleShop.Tests.Fixtures;

/// <summary>
/// A push service on loopback. Its own browsers hold their keys here, so what arrives can be decrypted and its sender
/// checked; a real Firefox connects over a WebSocket, and what comes for it is kept until it was handed over. It
/// answers 201 unless told otherwise.
/// </summary>
internal sealed class FakePushService : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, FakeBrowser> _browsers = [];
    private readonly WebApplication _app;
    private readonly Registry _registry;
    private readonly TimeProvider _clock;

    private FakePushService(WebApplication app, TimeProvider clock) =>
        (_app, _clock, _registry) = (app, clock, new Registry(clock));

    public Uri Address => new(_app.Urls.First());

    /// <summary>Where a real browser connects.</summary>
    public Uri Socket => new UriBuilder(Address) { Scheme = Uri.UriSchemeWs }.Uri;

    /// <summary>The origin that a VAPID token must be made for.</summary>
    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    /// <summary>Every message taken for a browser of ours, of all of them, in the order of arrival.</summary>
    public ConcurrentQueue<ReceivedPush> Received { get; } = [];

    /// <summary>The subscriptions of real browsers that have not ended.</summary>
    public IReadOnlyList<Mailbox> Mailboxes => [.. _registry.Mailboxes.Where(mailbox => !mailbox.Ended)];

    public static async Task<FakePushService> StartAsync(TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseWebSockets();
        var service = new FakePushService(app, clock ?? TimeProvider.System);
        app.MapGet("/", service.ConnectAsync);
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

    private async Task ConnectAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = 400;
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, _app.Lifetime.ApplicationStopping);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(Connection.Protocol);
        await new Connection(socket, _registry, EndpointOf).RunAsync(end.Token);
    }

    private Uri EndpointOf(Mailbox mailbox) => new(Address, $"/push/{mailbox.Token}");

    private async Task TakeAsync(HttpContext context, string id)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (_browsers.TryGetValue(id, out var browser))
        {
            await HandToAsync(browser, context, body.ToArray());
        }
        else
        {
            context.Response.StatusCode = Keep(context.Request.Headers, _registry.Find(id), body.ToArray());
        }
    }

    private async Task HandToAsync(FakeBrowser browser, HttpContext context, byte[] body)
    {
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

        var push = ReceivedPush.Read(browser, context.Request.Headers, body);
        if (push.Payload.TryGetProperty("close", out _))
        {
            browser.Closings.Enqueue(push);
            return;
        }

        browser.Received.Enqueue(push);
        Received.Enqueue(push);
    }

    /// <summary>Keeps a message for a real browser, as a push service would: for its own sender only.</summary>
    private int Keep(IHeaderDictionary headers, Mailbox? mailbox, byte[] body)
    {
        if (mailbox is null)
        {
            return 404;
        }

        if (mailbox.Ended)
        {
            return 410;
        }

        if (ReceivedPush.CheckSender(headers.Authorization.ToString()).Key != mailbox.Key)
        {
            return 403;
        }

        mailbox.Store(StoredPush.Of(headers, body, _clock.GetUtcNow()));
        return 201;
    }
}
