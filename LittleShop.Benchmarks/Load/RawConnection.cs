using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LittleShop.Benchmarks.Load;

/// <summary>
/// One kept-alive HTTP/1.1 connection that costs next to nothing, so that the load does not take the processor from
/// what it measures. It understands what Kestrel answers on loopback and no more.
/// </summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[64 * 1024];
    private int _filled;

    private RawConnection()
    {
    }

    /// <summary>The last answer's body, valid until the next request.</summary>
    public ReadOnlyMemory<byte> Body { get; private set; }

    public string Text => Encoding.UTF8.GetString(Body.Span);

    public static async Task<RawConnection> OpenAsync(Uri address, CancellationToken ct)
    {
        var connection = new RawConnection();
        await connection._socket.ConnectAsync(IPAddress.Loopback, address.Port, ct);
        return connection;
    }

    /// <summary>Sends a whole request and answers with the status once the whole answer is here.</summary>
    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> request, CancellationToken ct)
    {
        await _socket.SendAsync(request, ct);
        _filled = 0;
        while (true)
        {
            if (_filled == _buffer.Length)
            {
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }

            var read = await _socket.ReceiveAsync(_buffer.AsMemory(_filled), ct);
            if (read == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            _filled += read;
            if (RawAnswer.TryRead(_buffer.AsMemory(0, _filled), out var answer))
            {
                Body = answer.Body;
                return answer.Status;
            }
        }
    }

    public void Dispose() => _socket.Dispose();
}
