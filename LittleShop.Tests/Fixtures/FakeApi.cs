using System.Collections.Concurrent;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LittleShop.Tests.Fixtures;

/// <summary>An Api on a real port that answers what a test tells it, and remembers what it was asked.</summary>
internal sealed class FakeApi : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Func<Asked, Task<Answer>>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Asked> _asked = new();

    private FakeApi(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public IReadOnlyList<Asked> Asked => [.. _asked];

    public IHubContext<FakeOrderHub, IOrderClient> Hub =>
        _app.Services.GetRequiredService<IHubContext<FakeOrderHub, IOrderClient>>();

    public FakeOrderHub.Guests Guests => _app.Services.GetRequiredService<FakeOrderHub.Guests>();

    /// <summary>A caller without a token, for component tests.</summary>
    public ApiCaller Caller => new(new HttpClient { BaseAddress = Address });

    public static async Task<FakeApi> StartAsync(string url = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<FakeOrderHub.Guests>();
        builder.Services.AddSignalR().AddJsonProtocol(json => ApiJson.Configure(json.PayloadSerializerOptions));
        var app = builder.Build();
        var api = new FakeApi(app);
        app.MapHub<FakeOrderHub>("/hubs/orders");
        app.MapFallback(api.AnswerAsync);
        app.Urls.Add(url);
        await app.StartAsync();
        return api;
    }

    public IEnumerable<Asked> AskedFor(string methodAndPath) => Asked.Where(asked => asked.Key == methodAndPath);

    public FakeApi On(string methodAndPath, object value, int status = 200) =>
        On(methodAndPath, _ => Task.FromResult(new Answer(status, value)));

    public FakeApi On(string methodAndPath, Func<Asked, Task<Answer>> answer)
    {
        _answers[methodAndPath] = answer;
        return this;
    }

    public FakeApi Refuse(string methodAndPath, int status, string detail, string? code = null) =>
        On(methodAndPath, new { title = "Refused", detail, code }, status);

    /// <summary>Empty again, for the next test that shares it.</summary>
    public void Forget()
    {
        _answers.Clear();
        _asked.Clear();
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        var asked = new Asked(
            context.Request.Method, context.Request.Path.Value!, context.Request.QueryString.Value!,
            await body.ReadToEndAsync(context.RequestAborted), context.Request.Headers.Authorization.ToString(),
            context.Request.Headers["Idempotency-Key"].ToString());
        _asked.Enqueue(asked);
        var answer = _answers.TryGetValue(asked.Key, out var make)
            ? await make(asked)
            : new Answer(404, new { title = $"The test gave no answer for {asked.Key}" });
        context.Response.StatusCode = answer.Status;
        if (answer.Value is byte[] bytes)
        {
            context.Response.ContentType = "image/webp";
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
        else if (answer.Value is not null)
        {
            await context.Response.WriteAsJsonAsync(
                answer.Value, answer.Value.GetType(), ApiJson.Options, context.RequestAborted);
        }
    }
}

internal sealed record Asked(
    string Method, string Path, string Query, string Body, string Authorization, string IdempotencyKey)
{
    public string Key => $"{Method} {Path}";
}

internal sealed record Answer(int Status, object? Value);

internal sealed class FakeOrderHub(FakeOrderHub.Guests guests) : Hub<IOrderClient>
{
    public const string Group = "AdminUsers";

    public async Task JoinAdminGroup()
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, Group, Context.ConnectionAborted);
        guests.Joined(Context.GetHttpContext()!.Request.Headers.Authorization.ToString());
    }

    /// <summary>Who joined, by what they showed at the door.</summary>
    internal sealed class Guests
    {
        private readonly ConcurrentQueue<string> _keys = new();

        public IReadOnlyList<string> Keys => [.. _keys];

        public void Joined(string key) => _keys.Enqueue(key);
    }
}
