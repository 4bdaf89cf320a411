using System.Text;
using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.Text;

/// <summary>Telegram's first Markdown: bold, italic, code and links, without nesting.</summary>
internal static class LegacyMarkdownParser
{
    public static FormattedText Parse(string source)
    {
        var text = new StringBuilder(source.Length);
        var entities = new List<MessageEntity>();
        var at = 0;
        while (at < source.Length)
        {
            if (source[at] == '\\' && at + 1 < source.Length && source[at + 1] is '_' or '*' or '`' or '[')
            {
                text.Append(source[at + 1]);
                at += 2;
            }
            else if (source[at] is '_' or '*' or '`' or '[')
            {
                at = ReadMark(source, at, text, entities);
            }
            else
            {
                text.Append(source[at++]);
            }
        }

        return new FormattedText(text.ToString(), entities);
    }

    private static int ReadMark(string source, int begin, StringBuilder text, List<MessageEntity> entities)
    {
        var block = source.AsSpan(begin).StartsWith("```", StringComparison.Ordinal);
        var mark = block ? "```" : source[begin] == '[' ? "]" : source[begin].ToString();
        var inside = begin + (block ? 3 : 1);
        var end = source.IndexOf(mark, inside, StringComparison.Ordinal);
        if (end < 0)
        {
            throw Refusal.BadRequest("can't parse entities: Can't find end of the entity starting at byte offset "
                + Encoding.UTF8.GetByteCount(source.AsSpan(0, begin)));
        }

        var content = source[inside..end];
        var (offset, next) = (text.Length, end + mark.Length);
        text.Append(content);
        if (content.Length == 0)
        {
            return next;
        }

        if (source[begin] != '[')
        {
            var type = mark switch { "_" => "italic", "*" => "bold", "```" => "pre", _ => "code" };
            entities.Add(new MessageEntity(offset, content.Length, type));
            return next;
        }

        var hasTarget = next < source.Length && source[next] == '(';
        var close = hasTarget ? source.IndexOf(')', next) : -1;
        HtmlTag.AddLink(entities, close < 0 ? content : source[(next + 1)..close], offset, content.Length);
        return close < 0 ? next : close + 1;
    }
}
