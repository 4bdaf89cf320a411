using System.Text;
using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.Text;

/// <summary>Telegram's HTML: few tags, strictly nested, and refusals that name the byte where it went wrong.</summary>
internal sealed class HtmlParser
{
    private const char End = '\0';

    private readonly string _html;
    private readonly StringBuilder _text;
    private readonly List<MessageEntity> _entities = [];
    private readonly Stack<HtmlTag> _open = new();
    private int _at;

    private HtmlParser(string html)
    {
        _html = html;
        _text = new StringBuilder(html.Length);
    }

    private char Here => _at < _html.Length ? _html[_at] : End;

    public static FormattedText Parse(string html) =>
        html.AsSpan().IndexOfAny('<', '&') < 0 ? new FormattedText(html, []) : new HtmlParser(html).Run();

    private FormattedText Run()
    {
        while (_at < _html.Length)
        {
            if (Here == '<')
            {
                ReadTag();
            }
            else if (Here != '&' || !TryReadCharacter(_text))
            {
                _text.Append(_html[_at++]);
            }
        }

        if (_open.TryPeek(out var unclosed))
        {
            throw Refused($"Can't find end tag corresponding to start tag \"{unclosed.Name}\"");
        }

        // A language stays only with a whole block, not with code inside a line.
        return new FormattedText(_text.ToString(), [.. _entities.Select(entity =>
            entity is { Type: "code", Language: not null } ? entity with { Language = null } : entity)]);
    }

    private void ReadTag()
    {
        var begin = _at++;
        if (Here == '/')
        {
            ReadEndTag(begin);
            return;
        }

        var name = ReadUntil(begin, static (here, _) => IsSpace(here) || here == '>').ToLowerInvariant();
        if (!HtmlTag.IsKnown(name))
        {
            throw Refused($"Unsupported start tag \"{name}\" at byte offset {Bytes(begin)}");
        }

        var argument = ReadAttributes(begin, name);
        if (name == "span" && argument != "spoiler")
        {
            throw Refused($"Tag \"span\" must have class \"tg-spoiler\" at byte offset {Bytes(begin)}");
        }

        _at++;
        _open.Push(new HtmlTag(name, argument, _text.Length));
    }

    private string ReadAttributes(int begin, string tag)
    {
        var argument = "";
        while (true)
        {
            SkipSpace();
            if (Here == '>')
            {
                return argument;
            }

            var name = ReadUntil(begin, static (here, _) => IsSpace(here) || here is '=' or '>');
            if (name.Length == 0)
            {
                throw Refused($"Empty attribute name in the tag \"{tag}\" at byte offset {Bytes(begin)}");
            }

            SkipSpace();
            if (Here != '=')
            {
                if (tag != "blockquote" || name != "expandable")
                {
                    throw Refused("Expected equal sign in declaration of an attribute of the tag "
                        + $"\"{tag}\" at byte offset {Bytes(begin)}");
                }

                argument = "expandable";
                continue;
            }

            _at++;
            SkipSpace();
            argument = Argument(tag, name, ReadValue(begin, tag)) ?? argument;
        }
    }

    private static string? Argument(string tag, string attribute, string value) => (tag, attribute) switch
    {
        ("a", "href") or ("tg-emoji", "emoji-id") => value,
        ("code", "class") when value.StartsWith("language-", StringComparison.Ordinal) => value[9..],
        ("span", "class") when value.StartsWith("tg-", StringComparison.Ordinal) => value[3..],
        ("blockquote", "expandable") => "expandable",
        _ => null,
    };

    private string ReadValue(int begin, string tag)
    {
        if (Here == End)
        {
            throw Refused($"Unclosed start tag \"{tag}\" at byte offset {Bytes(begin)}");
        }

        var quote = Here;
        if (quote is not ('\'' or '"'))
        {
            var token = _at;
            while (char.IsAsciiLetterOrDigit(Here) || Here is '.' or '-')
            {
                _at++;
            }

            return IsSpace(Here) || Here == '>'
                ? _html[token.._at].ToLowerInvariant()
                : throw Refused($"Unexpected end of name token at byte offset {Bytes(token)}");
        }

        _at++;
        var value = new StringBuilder();
        while (Here != quote)
        {
            if (Here == End)
            {
                throw Refused($"Unclosed start tag at byte offset {Bytes(begin)}");
            }

            if (Here != '&' || !TryReadCharacter(value))
            {
                value.Append(_html[_at++]);
            }
        }

        _at++;
        return value.ToString();
    }

    private void ReadEndTag(int begin)
    {
        if (!_open.TryPeek(out var open))
        {
            throw Refused($"Unexpected end tag at byte offset {Bytes(begin)}");
        }

        _at++;
        var nameBegin = _at;
        while (Here != End && !IsSpace(Here) && Here != '>')
        {
            _at++;
        }

        var name = _html[nameBegin.._at].ToLowerInvariant();
        SkipSpace();
        if (Here != '>')
        {
            throw Refused($"Unclosed end tag at byte offset {Bytes(begin)}");
        }

        if (name.Length > 0 && name != open.Name)
        {
            throw Refused($"Unmatched end tag at byte offset {Bytes(begin)}, expected \"</{open.Name}>\", "
                + $"found \"</{name}>\"");
        }

        _at++;
        _open.Pop().Close(_entities, _text);
    }

    /// <summary>Reads <c>&amp;lt;</c> and its like. What Telegram does not know stays as it is written.</summary>
    private bool TryReadCharacter(StringBuilder into)
    {
        if (HtmlCharacter.Read(_html.AsSpan(_at), out var length) is not { } found)
        {
            return false;
        }

        into.Append(found.ToString());
        _at += length;
        return true;
    }

    private string ReadUntil(int begin, Func<char, int, bool> stops)
    {
        var start = _at;
        while (!stops(Here, _at))
        {
            if (Here == End)
            {
                throw Refused($"Unclosed start tag at byte offset {Bytes(begin)}");
            }

            _at++;
        }

        return _html[start.._at];
    }

    private void SkipSpace()
    {
        while (IsSpace(Here))
        {
            _at++;
        }
    }

    private static bool IsSpace(char here) => here is ' ' or '\t' or '\r' or '\n' or '\v' or '\f';

    private int Bytes(int index) => Encoding.UTF8.GetByteCount(_html.AsSpan(0, index));

    private static Refusal Refused(string reason) => Refusal.BadRequest("can't parse entities: " + reason);
}
