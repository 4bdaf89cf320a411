using System.Globalization;
using System.Text;

namespace LittleShop.BotWorker.Conversation;

/// <summary>Telegram's HTML: only what the shop or a customer wrote goes through here, never our own markup.</summary>
internal static class Html
{
    /// <summary>Telegram counts a text without its markup; entities count as the characters they stand for.</summary>
    public const int MessageLength = 4096;

    public const int CaptionLength = 1024;

    public static string Text(string? raw) =>
        (raw ?? "").Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;");

    /// <summary>Cuts first and escapes then, so no entity is torn.</summary>
    public static string Text(string? raw, int length) => Text(Cut(raw ?? "", length));

    public static string Bold(string raw) => $"<b>{Text(raw)}</b>";

    /// <summary>A tap on it copies it.</summary>
    public static string Code(string raw) => $"<code>{Text(raw)}</code>";

    /// <summary>At most so many UTF-16 units, cut between characters as people see them, with an ellipsis.</summary>
    public static string Cut(string raw, int length)
    {
        if (raw.Length <= length)
        {
            return raw;
        }

        var kept = 0;
        while (kept < raw.Length
            && StringInfo.GetNextTextElementLength(raw, kept) is var next && kept + next < length)
        {
            kept += next;
        }

        // One endless character (marks piled on a letter): between code points is then the best there is.
        if (kept == 0)
        {
            kept = length - 1;
            kept -= kept > 0 && char.IsHighSurrogate(raw[kept - 1]) ? 1 : 0;
        }

        return raw[..kept].TrimEnd() + "…";
    }

    public static string Lines(params IEnumerable<string?> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            if (line is not null)
            {
                text.Append(text.Length == 0 ? "" : "\n").Append(line);
            }
        }

        return text.ToString();
    }
}
