using System.Collections.Concurrent;
using LittleShop.Benchmarks.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LittleShop.Benchmarks.Load;

/// <summary>A push service on loopback that takes everything and remembers when it came.</summary>
internal sealed class PushReceiver : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<DateTimeOffset>> _received =
        new(StringComparer.Ordinal);

    private readonly WebApplication _app;

    private PushReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/push/{device}", async (string device, HttpRequest request) =>
        {
            var at = TimeProvider.System.GetUtcNow();
            await request.Body.CopyToAsync(Stream.Null);
            _received.GetOrAdd(device, _ => []).Enqueue(at);
            return Results.Created();
        });
    }

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features
        .Get<IServerAddressesFeature>()!.Addresses.Single());

    public int Count => _received.Values.Sum(device => device.Count);

    public static async Task<PushReceiver> StartAsync(CancellationToken ct)
    {
        var receiver = new PushReceiver();
        await receiver._app.StartAsync(ct);
        return receiver;
    }

    /// <summary>Ends when so many have come, to all devices together.</summary>
    public async Task ArrivedAsync(int expected, TimeSpan patience, CancellationToken ct)
    {
        if (!await Pace.UntilAsync(() => Task.FromResult(Count >= expected), patience, ct))
        {
            throw new CannotMeasure($"{Count} of {expected} pushes arrived.");
        }
    }

    /// <summary>When each push to this device came, in their order.</summary>
    public IReadOnlyList<DateTimeOffset> Of(string device) => [.. _received.GetValueOrDefault(device, [])];

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
