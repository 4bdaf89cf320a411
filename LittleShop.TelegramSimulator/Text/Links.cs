using System.Globalization;

namespace LittleShop.TelegramSimulator.Text;

/// <summary>Which addresses Telegram takes as a link.</summary>
internal static class Links
{
    /// <summary>Null when the link is good, else Telegram's reason.</summary>
    public static string? Check(string link, out string checkedLink)
    {
        checkedLink = link.Trim();
        if (checkedLink.Length == 0)
        {
            return "URL host is empty";
        }

        var scheme = checkedLink.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
            && checkedLink.AsSpan(0, colon).IndexOfAnyExceptInRange('!', '~') < 0
            && checkedLink.AsSpan(colon).StartsWith("://")
            ? checkedLink[..colon].ToLowerInvariant()
            : "";
        if (checkedLink.StartsWith("tg:", StringComparison.OrdinalIgnoreCase)
            || checkedLink.StartsWith("ton:", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (scheme is not ("" or "http" or "https" or "tonsite"))
        {
            return "Unsupported URL protocol";
        }

        var full = scheme.Length == 0 ? "http://" + checkedLink : checkedLink;
        if (!Uri.TryCreate(full, UriKind.Absolute, out var uri) || !uri.Host.Contains('.', StringComparison.Ordinal)
            || checkedLink.Any(char.IsWhiteSpace))
        {
            // A host without a dot is refused; localhost too. Only its number goes through.
            return "Wrong HTTP URL";
        }

        checkedLink = uri is { AbsolutePath: "/", Query: "", Fragment: "" } && !full.EndsWith('/') ? full + "/" : full;
        return null;
    }

    /// <summary>The user a <c>tg://user?id=…</c> link points to.</summary>
    public static long? UserId(string link) =>
        link.StartsWith("tg://user?id=", StringComparison.OrdinalIgnoreCase)
        && long.TryParse(link.AsSpan(13), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0
            ? id
            : null;
}
