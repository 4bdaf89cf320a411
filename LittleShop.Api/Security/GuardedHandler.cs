using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Security;

/// <summary>
/// Sends requests whose address somebody else chose. It resolves the name itself and connects to the very address it
/// checked, so a name that changes its mind in between wins nothing. It follows no redirects: a caller that does asks
/// again through this handler. Cookies and proxies are off; a proxy would connect where we cannot look.
/// </summary>
internal sealed class GuardedHandler(IOptions<OutboundOptions> options, OwnAddress? own = null)
    : DelegatingHandler(MakeSockets(options.Value, own))
{
    private static readonly TimeSpan _connectTimeout = TimeSpan.FromSeconds(5);

    /// <summary>True where a request failed because its address is not public.</summary>
    public static bool WasRefused(Exception error) =>
        error is NotPublicException || (error.InnerException is { } inner && WasRefused(inner));

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (own?.Resolve(request.RequestUri!) is { } mine)
        {
            request.RequestUri = mine;
            return base.SendAsync(request, cancellationToken);
        }

        return PublicUrl.WhyNot(request.RequestUri!, options.Value) is { } problem
            ? Task.FromException<HttpResponseMessage>(new NotPublicException(problem))
            : base.SendAsync(request, cancellationToken);
    }

    private static SocketsHttpHandler MakeSockets(OutboundOptions options, OwnAddress? own) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = _connectTimeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        ConnectCallback = (context, ct) => ConnectAsync(context.DnsEndPoint, options, own, ct),
    };

    private static async ValueTask<Stream> ConnectAsync(
        DnsEndPoint to, OutboundOptions options, OwnAddress? own, CancellationToken ct)
    {
        var host = to.Host.Trim('[', ']');
        var found = await Dns.GetHostAddressesAsync(host, ct);
        var checkedOnes = options.Allows(host, to.Port) || own?.Is(host, to.Port) == true
            ? found : [.. found.Where(PublicAddress.IsPublic)];
        if (checkedOnes is [])
        {
            throw new NotPublicException($"{host} is not on the public internet.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(checkedOnes, to.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The address leads to this machine or its network, and is not asked.</summary>
internal sealed class NotPublicException(string message) : HttpRequestException(message);
