using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LittleShop.Tests.Fixtures;

/// <summary>Somebody's server that checks signatures as the specification tells receivers to; it answers 204.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Hook> _hooks = [];
    private readonly WebApplication _app;

    private WebhookReceiver(WebApplication app) => _app = app;

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new WebhookReceiver(app);
        app.MapPost("/{path}", receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    public Hook NewHook()
    {
        var path = Guid.NewGuid().ToString("N");
        return _hooks[path] = new Hook(new Uri(new Uri(_app.Urls.First()), path).ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context, string path)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        await _hooks[path].TakeAsync(context, body.ToArray());
    }

    /// <summary>One address, with what came there. Answer: what it says instead of 204.</summary>
    internal sealed class Hook(string url)
    {
        public string Url => url;

        public string Secret { get; set; } = "";

        public Func<HttpContext, Task>? Answer { get; set; }

        /// <summary>Every request, whatever it was answered.</summary>
        public ConcurrentQueue<Came> All { get; } = [];

        public IEnumerable<Came> Taken => All.Where(came => came.Status is >= 200 and < 300);

        public void AnswerWith(int status, string? header = null, string? value = null) => Answer = context =>
        {
            context.Response.StatusCode = status;
            if (header is not null)
            {
                context.Response.Headers[header] = value;
            }

            return Task.CompletedTask;
        };

        internal async Task TakeAsync(HttpContext context, byte[] body)
        {
            context.Response.StatusCode = 204;
            await (Answer?.Invoke(context) ?? Task.CompletedTask);
            var headers = context.Request.Headers;
            var content = JsonDocument.Parse(body).RootElement;
            All.Enqueue(new Came(
                headers["webhook-id"].ToString(), content.GetProperty("type").GetString()!, content,
                Encoding.UTF8.GetString(body), context.Response.StatusCode, headers["webhook-signature"].ToString(),
                headers["webhook-timestamp"].ToString()));
        }
    }

    internal sealed record Came(
        string Id, string Type, JsonElement Content, string Body, int Status, string Signature, string Timestamp)
    {
        /// <summary>As a receiver with this secret sees it: a signature fits, and it was made just now.</summary>
        public bool IsSignedWith(string secret)
        {
            var key = Convert.FromBase64String(secret["whsec_".Length..]);
            var wanted = Convert.ToBase64String(
                HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{Id}.{Timestamp}.{Body}")));
            var made = DateTimeOffset.FromUnixTimeSeconds(long.Parse(Timestamp, CultureInfo.InvariantCulture));
            return (TimeProvider.System.GetUtcNow() - made).Duration() < TimeSpan.FromMinutes(5)
                && Signature.Split(' ').Contains($"v1,{wanted}");
        }
    }
}

internal static class WebhookHooks
{
    /// <summary>Lets the shop tell this hook of these events; null: of every event.</summary>
    public static async Task<Guid> AddWebhookAsync(
        this ShopHost shop, WebhookReceiver.Hook hook, params OrderEventKind[] kinds)
    {
        using var owner = await shop.AsAdminAsync();
        var made = await owner.PostAsync<WebhookSecret>(
            "/notifications/webhooks", new SaveWebhook(hook.Url, null, kinds is [] ? null : kinds));
        hook.Secret = made.Secret;
        return made.Id;
    }
}
