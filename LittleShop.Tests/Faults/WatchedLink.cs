using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LittleShop.Tests.Faults;

/// <summary>
/// Stands on the wire between a process and a server it uses, passes everything on, and can strike when certain words
/// pass. So a process is killed at an exact point and holds no code for it. Of several servers it takes turns among
/// those that are there.
/// </summary>
internal sealed class WatchedLink : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly int[] _servers;
    private Watch? _watch;
    private uint _turn;

    public WatchedLink(params int[] serverPorts)
    {
        _servers = serverPorts;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Looks at what passes; the first that is not «on» strikes, once.</summary>
    /// <param name="NewLook">For each connection: whether the words come from its client, and the words.</param>
    /// <param name="Strike">With the client's own port.</param>
    internal sealed record Watch(Func<Func<bool, string, Passing>> NewLook, Func<int, Task> Strike);

    /// <summary>From now on; null to look no more.</summary>
    public void Set(Watch? watch) => Volatile.Write(ref _watch, watch);

    public void Dispose()
    {
        _ended.Cancel();
        _listener.Dispose();
        _ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = RelayAsync(await _listener.AcceptTcpClientAsync(_ended.Token));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            return; // the test is over
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                using var server = await ConnectAsync();
                (client.NoDelay, server.NoDelay) = (true, true);
                var relay = new Relay(((IPEndPoint)client.Client.RemoteEndPoint!).Port);
                await Task.WhenAny(
                    PumpAsync(client.GetStream(), server.GetStream(), fromClient: true, relay),
                    PumpAsync(server.GetStream(), client.GetStream(), fromClient: false, relay));
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or IOException)
            {
                return; // a killed process takes its connections with it
            }
        }
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var first = Interlocked.Increment(ref _turn);
        for (uint tried = 1; ; tried++)
        {
            var server = new TcpClient();
            try
            {
                var port = _servers[(first + tried) % _servers.Length];
                await server.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), _ended.Token);
                return server;
            }
            catch (SocketException) when (tried < _servers.Length)
            {
                server.Dispose();
            }
            catch
            {
                server.Dispose();
                throw;
            }
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, bool fromClient, Relay relay)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, _ended.Token) is var read and > 0)
        {
            if (relay.IsDeaf)
            {
                continue;
            }

            var watch = Volatile.Read(ref _watch);
            var passing = watch is null
                ? Passing.On
                : relay.Look(watch, fromClient, Encoding.Latin1.GetString(buffer, 0, read));
            if (passing is not Passing.On && Interlocked.CompareExchange(ref _watch, null, watch) != watch)
            {
                passing = Passing.On; // another connection struck first
            }

            relay.IsDeaf = passing is Passing.Nowhere;
            if (passing is Passing.On or Passing.StrikeAfter)
            {
                await to.WriteAsync(buffer.AsMemory(0, read), _ended.Token);
            }

            if (passing is not Passing.On)
            {
                await watch!.Strike(relay.ClientPort);
            }

            if (passing is Passing.StrikeInstead)
            {
                return;
            }
        }
    }

    /// <summary>One connection, both ways.</summary>
    private sealed class Relay(int clientPort)
    {
        private readonly Lock _one = new();
        private Watch? _watch;
        private Func<bool, string, Passing>? _look;

        public int ClientPort => clientPort;

        public bool IsDeaf { get; set; }

        public Passing Look(Watch watch, bool fromClient, string words)
        {
            lock (_one)
            {
                if (_watch != watch)
                {
                    (_watch, _look) = (watch, watch.NewLook());
                }

                return _look!(fromClient, words);
            }
        }
    }
}
