using System.Net;
using System.Text.RegularExpressions;

namespace LittleShop.Tests.Bot.Conversation;

/// <summary>A message as Telegram counts it: without tags, entities resolved.</summary>
internal static partial class Visible
{
    public static int Length(string html) => WebUtility.HtmlDecode(Tag().Replace(html, "")).Length;

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tag();
}
