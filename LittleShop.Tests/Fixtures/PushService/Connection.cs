using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace LittleShop.Tests.Fixtures.PushService;

/// <summary>
/// One browser's line to its push service, in the protocol that Firefox speaks: hello, register and unregister are
/// answered, notifications are sent until they are acknowledged.
/// </summary>
internal sealed class Connection
{
    /// <summary>What the protocol is called in the WebSocket's handshake.</summary>
    public const string Protocol = "push-notification";

    private readonly Channel<JsonNode?> _outgoing = Channel.CreateUnbounded<JsonNode?>();
    private readonly ConcurrentDictionary<string, Mailbox> _sent = new(StringComparer.Ordinal);
    private readonly WebSocket _socket;
    private readonly Registry _registry;
    private readonly Func<Mailbox, Uri> _endpointOf;
    private readonly Action _wake;
    private UserAgent? _agent;

    public Connection(WebSocket socket, Registry registry, Func<Mailbox, Uri> endpointOf)
    {
        (_socket, _registry, _endpointOf) = (socket, registry, endpointOf);
        _wake = LookForMessages; // one delegate, so that the browser's next connection is told from this one
    }

    /// <summary>Until the browser leaves or is gone.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var sending = SendAsync(end.Token);
        try
        {
            while (await ReceiveAsync(end.Token) is { } message)
            {
                Answer(message);
            }
        }
        finally
        {
            _agent?.Disconnect(_wake);
            await end.CancelAsync();
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Answer(JsonNode message)
    {
        switch ((string?)message["messageType"])
        {
            case null:
                Say([]); // a ping: «{}», and so is its answer
                break;
            case "hello":
                _agent = _registry.Greet((string?)message["uaid"]);
                Say(new()
                {
                    ["messageType"] = "hello",
                    ["status"] = 200,
                    ["uaid"] = _agent.Id,
                    ["use_webpush"] = true,
                });
                _agent.Connect(_wake);
                LookForMessages();
                break;
            case "register" when _agent is not null:
                var key = ((string?)message["key"] ?? "").TrimEnd('=');
                var mailbox = _registry.Register(_agent, ChannelOf(message), key);
                Say(new()
                {
                    ["messageType"] = "register",
                    ["status"] = 200,
                    ["channelID"] = (string?)message["channelID"],
                    ["pushEndpoint"] = _endpointOf(mailbox).ToString(),
                });
                break;
            case "unregister" when _agent is not null:
                _agent.Unregister(ChannelOf(message));
                Say(new()
                {
                    ["messageType"] = "unregister",
                    ["status"] = 200,
                    ["channelID"] = (string?)message["channelID"],
                });
                break;
            case "ack":
                foreach (var update in message["updates"]!.AsArray())
                {
                    var version = (string)update!["version"]!;
                    _sent.GetValueOrDefault(version)?.Acknowledge(version);
                }

                break;
            default:
                break; // nack and broadcasts: nothing here depends on them
        }
    }

    private void Say(JsonObject message) => _outgoing.Writer.TryWrite(message);

    // One null for each call: the sender then looks by itself, in its own order.
    private void LookForMessages() => _outgoing.Writer.TryWrite(null);

    private async Task SendAsync(CancellationToken ct)
    {
        await foreach (var message in _outgoing.Reader.ReadAllAsync(ct))
        {
            foreach (var text in message is null ? Notifications() : [message])
            {
                await _socket.SendAsync(
                    JsonSerializer.SerializeToUtf8Bytes(text), WebSocketMessageType.Text, endOfMessage: true, ct);
            }
        }
    }

    /// <summary>What waits and was not sent over this line yet; what an older line lost is sent again.</summary>
    private IEnumerable<JsonNode> Notifications() =>
        from mailbox in _agent?.Mailboxes.Values ?? []
        from push in mailbox.Waiting
        where _sent.TryAdd(push.Version, mailbox)
        select new JsonObject
        {
            ["messageType"] = "notification",
            ["channelID"] = mailbox.Channel.ToString(),
            ["version"] = push.Version,
            ["data"] = Base64Url.EncodeToString(push.Body),
            ["headers"] = new JsonObject { ["encoding"] = push.Encoding },
        };

    private async Task<JsonNode?> ReceiveAsync(CancellationToken ct)
    {
        using var message = new MemoryStream();
        var buffer = new byte[4096];
        try
        {
            ValueWebSocketReceiveResult part;
            do
            {
                part = await _socket.ReceiveAsync(buffer.AsMemory(), ct);
                message.Write(buffer, 0, part.Count);
            }
            while (!part.EndOfMessage);

            return part.MessageType == WebSocketMessageType.Close ? null : JsonNode.Parse(message.ToArray());
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            return null; // a killed browser says no goodbye
        }
    }

    private static Guid ChannelOf(JsonNode message) => Guid.Parse((string)message["channelID"]!);
}
