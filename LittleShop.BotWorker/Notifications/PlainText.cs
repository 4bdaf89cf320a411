using System.Net;
using System.Text.RegularExpressions;

namespace LittleShop.BotWorker.Notifications;

/// <summary>A message without its markup, for when Telegram refuses it: the words matter more than their looks.</summary>
internal static partial class PlainText
{
    public static string Of(string html) => WebUtility.HtmlDecode(Tag().Replace(html, ""));

    /// <summary>A «less than» between two numbers is none.</summary>
    [GeneratedRegex("</?[a-zA-Z][^<>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
