using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace LittleShop.Api.Security;

/// <summary>
/// The first look at an address that somebody else chose: it explains a refusal before anything is stored. What a
/// name resolves to is only known when connecting, and checked there by <see cref="GuardedHandler"/>.
/// </summary>
internal static class PublicUrl
{
    private const int Longest = 2000;
    private static readonly string[] _inside = [".localhost", ".local", ".internal", ".lan", ".home.arpa", ".intranet"];

    public static bool TryParse(
        string? text, OutboundOptions outbound, [NotNullWhen(true)] out Uri? url,
        [NotNullWhen(false)] out string? problem)
    {
        problem = Uri.TryCreate(text?.Trim(), UriKind.Absolute, out url) ? WhyNot(url, outbound) : NoAddress;
        url = problem is null ? url : null;
        return problem is null;
    }

    /// <summary>Why this address may not be asked, in words; null where it may.</summary>
    public static string? WhyNot(Uri url, OutboundOptions outbound)
    {
        if (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https") || url.Host.Length == 0)
        {
            return NoAddress;
        }

        if (url.UserInfo.Length > 0)
        {
            return "The address must not hold a user name or a password.";
        }

        if (url.OriginalString.Length > Longest)
        {
            return $"The address is longer than {Longest} characters.";
        }

        return outbound.Allows(url.IdnHost, url.Port) || IsOutside(url.IdnHost)
            ? null
            : "The address is not on the public internet.";
    }

    private const string NoAddress = "That is no web address: it must begin with https:// or http://.";

    private static bool IsOutside(string idnHost)
    {
        var host = idnHost.Trim('[', ']').TrimEnd('.');
        return IPAddress.TryParse(host, out var address)
            ? PublicAddress.IsPublic(address)
            : host.Contains('.') && !_inside.Any(end => host.EndsWith(end, StringComparison.OrdinalIgnoreCase));
    }
}
