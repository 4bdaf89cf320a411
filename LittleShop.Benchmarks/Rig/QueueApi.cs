using LittleShop.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LittleShop.Benchmarks.Rig;

/// <summary>As much of an Api as bot workers need to send: a queue, and a hub that says when to look.</summary>
internal sealed class QueueApi : IAsyncDisposable
{
    private readonly WebApplication _app;

    private QueueApi()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        builder.Services.AddSingleton<Listeners>();
        builder.Services.AddSignalR().AddJsonProtocol(json => ApiJson.Configure(json.PayloadSerializerOptions));
        _app = builder.Build();
        _app.MapHub<Hub>("/hubs/bot");
        _app.MapPost("/bot/deliveries/claim", (ClaimDeliveries claim) => Queue.Claim(claim));
        _app.MapPost("/bot/deliveries/outcomes", (List<DeliveryOutcome> outcomes) => Queue.Record(outcomes));
    }

    public MessageQueue Queue { get; } = new();

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features
        .Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>Workers that will hear at once that messages wait.</summary>
    public int Workers => _app.Services.GetRequiredService<Listeners>().Count;

    public static async Task<QueueApi> StartAsync(CancellationToken ct)
    {
        var api = new QueueApi();
        await api._app.StartAsync(ct);
        return api;
    }

    /// <summary>Queues one for each chat and says so.</summary>
    public async Task AddAsync(IEnumerable<long> chats, bool isBroadcast)
    {
        foreach (var chat in chats)
        {
            Queue.Add(chat, isBroadcast);
        }

        await RingAsync();
    }

    public Task RingAsync() =>
        _app.Services.GetRequiredService<IHubContext<Hub, IBotClient>>().Clients.All.DeliveriesWaiting();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    internal sealed class Hub(Listeners listeners) : Hub<IBotClient>
    {
        public override Task OnConnectedAsync()
        {
            listeners.Add(1);
            return base.OnConnectedAsync();
        }

        public override Task OnDisconnectedAsync(Exception? exception)
        {
            listeners.Add(-1);
            return base.OnDisconnectedAsync(exception);
        }
    }

    internal sealed class Listeners
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public void Add(int change) => Interlocked.Add(ref _count, change);
    }
}
