using System.Collections.Concurrent;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace LittleShop.Api.Live;

/// <summary>Where bot workers hear that messages wait. They only listen.</summary>
[Authorize(Policies.Bot)]
internal sealed class BotHub(BotConnections bots) : Hub<IBotClient>
{
    public override Task OnConnectedAsync()
    {
        bots.Add(Context.ConnectionId);
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        bots.Remove(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }
}

/// <summary>
/// The bot workers connected to this process. They are addressed one by one, because a connection of one's own is
/// reached without the backplane: with Redis gone, messages stay as fast as before.
/// </summary>
internal sealed partial class BotConnections(IHubContext<BotHub, IBotClient> hub, ILogger<BotConnections> logger)
{
    private readonly ConcurrentDictionary<string, byte> _ids = new(StringComparer.Ordinal);

    public void Add(string id) => _ids.TryAdd(id, 0);

    public void Remove(string id) => _ids.TryRemove(id, out _);

    /// <summary>Tells all of them, and never fails.</summary>
    public async Task TellAsync(CancellationToken ct)
    {
        try
        {
            await Task.WhenAll(_ids.Keys.Select(id => hub.Clients.Client(id).DeliveriesWaiting())).WaitAsync(ct);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            LogUnheard(error.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A bot worker was not told of waiting messages: {Reason}")]
    private partial void LogUnheard(string reason);
}
