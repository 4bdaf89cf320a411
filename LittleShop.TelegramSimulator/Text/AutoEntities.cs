using System.Text.RegularExpressions;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.Text;

/// <summary>Finds what Telegram marks by itself: commands, links, e-mail addresses, mentions, tags.</summary>
internal static partial class AutoEntities
{
    public static IReadOnlyList<MessageEntity> Add(string text, IReadOnlyList<MessageEntity> given)
    {
        if (text.AsSpan().IndexOfAny("/@#$.") < 0)
        {
            return given;
        }

        List<MessageEntity>? all = null;
        foreach (var match in Pattern().EnumerateMatches(text))
        {
            var found = new MessageEntity(match.Index, match.Length, Kind(text.AsSpan(match.Index, match.Length)));
            if (!given.Any(entity => Excludes(entity) && Overlaps(entity, found)))
            {
                (all ??= [.. given]).Add(found);
            }
        }

        return all ?? given;
    }

    private static string Kind(ReadOnlySpan<char> found) => found[0] switch
    {
        '/' => "bot_command",
        '@' => "mention",
        '#' => "hashtag",
        '$' => "cashtag",
        _ when found.Contains('@') && !found.Contains("://", StringComparison.Ordinal) => "email",
        _ => "url",
    };

    private static bool Excludes(MessageEntity entity) => entity.Type is
        "code" or "pre" or "text_link" or "text_mention" or "custom_emoji" or "url" or "email" or "bot_command"
        or "mention" or "hashtag" or "cashtag" or "phone_number";

    private static bool Overlaps(MessageEntity a, MessageEntity b) =>
        a.Offset < b.Offset + b.Length && b.Offset < a.Offset + a.Length;

    [GeneratedRegex("""
        (?<![\w/.@])(?:
            https?://[^\s<>"']+[^\s<>"'.,:;!?)\]]
          | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
          | (?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:com|org|net|io|me|uk|de|eu|shop|dev|app)\b(?:/[^\s<>"']*[\w/])?
        )
        | (?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z]\w{2,31})?(?![\w/])
        | (?<![\w@])@[a-zA-Z]\w{3,31}(?!\w)
        | (?<![\w#])\#(?=\w*[^\W\d])\w+
        | (?<![\w$])\$[A-Z]{3,8}(?!\w)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
