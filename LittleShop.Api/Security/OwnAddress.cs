using LittleShop.Api.Notifications.Canary;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Security;

/// <summary>
/// The address at which this process answers itself. In the database it stands under a name of its own, which every
/// copy of the Api resolves to itself: so no copy needs leave to reach a private address but its own.
/// </summary>
internal sealed class OwnAddress(IServer server, IOptions<CanaryOptions> options)
{
    /// <summary>A name that no resolver knows (RFC 2606).</summary>
    private const string Name = "own.littleshop.invalid";

    private const string Sinks = "/canary/";

    private Uri? _known;

    /// <summary>How the database names one of the Api's own sinks.</summary>
    public static string Of(string sink) => $"https://{Name}{Sinks}{sink}";

    /// <summary>Null for an address that is not the Api's own, and while the server does not listen yet.</summary>
    public Uri? Resolve(Uri url) =>
        url.IdnHost == Name && url.AbsolutePath.StartsWith(Sinks, StringComparison.Ordinal) && Base is { } own
            ? new Uri(own, url.PathAndQuery)
            : null;

    /// <summary>The one host and port that may be connected to although it is not public.</summary>
    public bool Is(string host, int port) => Base is { } own && own.Port == port && own.Host.Trim('[', ']') == host;

    private Uri? Base => _known ??= options.Value.BaseUrl is { Length: > 0 } given ? new Uri(given) : Listening();

    private Uri? Listening()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        return addresses.Select(BindingAddress.Parse).Where(bound => bound.Port > 0)
            .OrderBy(bound => bound.Scheme != Uri.UriSchemeHttp) // a certificate is for the outside's name
            .Select(bound => new UriBuilder(bound.Scheme, Reachable(bound.Host), bound.Port).Uri).FirstOrDefault();
    }

    /// <summary>Who listens everywhere listens here.</summary>
    private static string Reachable(string host) => host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : host;
}
