using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LittleShop.Tests.Faults;

/// <summary>
/// Stands on the wire between a process and a server it uses, passes everything on, and can strike when certain words
/// pass. So a process is killed at an exact point and holds no code for it.
/// </summary>
internal sealed class WatchedLink : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly IPEndPoint _server;
    private Watch? _watch;

    public WatchedLink(int serverPort)
    {
        _server = new IPEndPoint(IPAddress.Loopback, serverPort);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Looks at what passes; the first that is not «on» strikes, once.</summary>
    internal sealed record Watch(Func<bool, string, Passing> Look, Func<Task> Strike);

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
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                (client.NoDelay, server.NoDelay) = (true, true);
                await server.ConnectAsync(_server, _ended.Token);
                await Task.WhenAny(
                    PumpAsync(client.GetStream(), server.GetStream(), fromClient: true),
                    PumpAsync(server.GetStream(), client.GetStream(), fromClient: false));
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or IOException)
            {
                return; // a killed process takes its connections with it
            }
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, bool fromClient)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, _ended.Token) is var read and > 0)
        {
            var watch = Volatile.Read(ref _watch);
            var passing = watch?.Look(fromClient, Encoding.Latin1.GetString(buffer, 0, read)) ?? Passing.On;
            if (passing is not Passing.On && Interlocked.CompareExchange(ref _watch, null, watch) != watch)
            {
                passing = Passing.On; // another connection struck first
            }

            if (passing is Passing.KillInstead)
            {
                await watch!.Strike();
                return;
            }

            await to.WriteAsync(buffer.AsMemory(0, read), _ended.Token);
            if (passing is Passing.KillAfter)
            {
                await watch!.Strike();
                return;
            }
        }
    }
}
