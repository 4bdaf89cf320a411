using System.Net;
using System.Net.Sockets;

namespace LittleShop.Api.Security;

/// <summary>
/// Tells addresses of the open internet from everything that is near us: this machine, its network, the cloud's
/// metadata. What is not known to be public is refused (IANA special-purpose registries).
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] _refused4 =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"), // carrier-grade NAT; a cloud's metadata too
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("168.63.129.16/32"), // a cloud's host agent, on an address that looks public
        IPNetwork.Parse("169.254.0.0/16"), // link-local: the usual metadata address
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("224.0.0.0/3"), // multicast, reserved, broadcast
    ];

    private static readonly IPNetwork _unicast6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork _nat64 = IPNetwork.Parse("64:ff9b::/96");

    private static readonly IPNetwork[] _refused6 =
    [
        IPNetwork.Parse("2001::/23"), // Teredo, benchmarking, ORCHID
        IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("2002::/16"), // 6to4 hides any IPv4 address
        IPNetwork.Parse("3fff::/20"),
    ];

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !_refused4.Any(network => network.Contains(address));
        }

        var bytes = address.GetAddressBytes();
        if (_nat64.Contains(address))
        {
            return IsPublic(new IPAddress(bytes.AsSpan(12)));
        }

        return _unicast6.Contains(address) && !_refused6.Any(network => network.Contains(address)) && !IsIsatap(bytes);
    }

    // An interface id of 0:5efe or 200:5efe tunnels to the IPv4 address that follows it.
    private static bool IsIsatap(byte[] address) =>
        (address[8] & 0xfd) == 0 && address[9] == 0 && address[10] == 0x5e && address[11] == 0xfe;
}
