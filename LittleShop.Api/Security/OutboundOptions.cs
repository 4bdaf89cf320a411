namespace LittleShop.Api.Security;

/// <summary>Where requests may go whose address somebody else chose: a photo's, a push subscription's.</summary>
internal sealed class OutboundOptions
{
    public const string Section = "Outbound";

    /// <summary>
    /// Hosts that are asked although they are not public, each as host or host:port; default none. For tests and
    /// for a shop's own image server: 127.0.0.1:8080.
    /// </summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    public bool Allows(string host, int port)
    {
        var name = host.Trim('[', ']');
        return AllowedHosts.Any(allowed =>
            string.Equals(allowed, name, StringComparison.OrdinalIgnoreCase)
            || string.Equals(allowed, $"{name}:{port}", StringComparison.OrdinalIgnoreCase)
            || string.Equals(allowed, $"[{name}]:{port}", StringComparison.OrdinalIgnoreCase));
    }
}
