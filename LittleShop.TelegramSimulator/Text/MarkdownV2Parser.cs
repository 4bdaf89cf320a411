using System.Text;
using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.Text;

/// <summary>Telegram's MarkdownV2: marks nest, and a special character that marks nothing must be escaped.</summary>
internal sealed class MarkdownV2Parser(string source)
{
    private readonly StringBuilder _text = new(source.Length);
    private readonly List<MessageEntity> _entities = [];
    private readonly Stack<Mark> _open = new();
    private int _at;

    private char Here => At(0);

    public static FormattedText Parse(string source) => new MarkdownV2Parser(source).Run();

    private FormattedText Run()
    {
        while (_at < source.Length)
        {
            if (AtLineStart() && StepIntoLine())
            {
                continue;
            }

            if (Here == '\\' && At(1) is > '\0' and <= '~')
            {
                _text.Append(At(1));
                _at += 2;
            }
            else if (_open.TryPeek(out var open) && open.IsCode)
            {
                ReadCode(open);
            }
            else if (!TryEnd() && !TryBegin())
            {
                _text.Append(source[_at++]);
            }
        }

        if (_open.TryPeek(out var last) && last.Name == "BlockQuote")
        {
            Close(_open.Pop(), 0);
        }

        return _open.TryPeek(out var unclosed)
            ? throw Refused($"Can't find end of {unclosed.Name} entity at byte offset {Bytes(unclosed.Begin)}")
            : new FormattedText(_text.ToString(), _entities);
    }

    private char At(int ahead) => _at + ahead < source.Length ? source[_at + ahead] : '\0';

    private bool AtLineStart() =>
        (_at == 0 || source[_at - 1] == '\n') && !(_open.TryPeek(out var open) && open.IsCode);

    /// <summary>A quotation goes on as long as its lines begin with its sign.</summary>
    private bool StepIntoLine()
    {
        var quoted = _open.Any(mark => mark.Name == "BlockQuote");
        if (Here == '>')
        {
            if (!quoted)
            {
                _open.Push(new Mark("BlockQuote", "blockquote", "", _at, _text.Length));
            }

            _at++;
            return true;
        }

        if (quoted)
        {
            EndQuotation("blockquote");
        }

        return false;
    }

    private void EndQuotation(string type)
    {
        var open = _open.Peek();
        if (open.Name != "BlockQuote")
        {
            throw Refused($"Can't find end of {open.Name} entity at byte offset {Bytes(open.Begin)}");
        }

        _open.Pop();
        var length = _text.Length - open.Offset;
        // The line feed before the next line does not belong to the quotation.
        length -= length > 0 && _text[^1] == '\n' ? 1 : 0;
        AddEntity(new MessageEntity(open.Offset, length, type));
    }

    private void ReadCode(Mark open)
    {
        if (Is(open.End))
        {
            _open.Pop();
            Close(open, open.End.Length);
        }
        else
        {
            _text.Append(source[_at++]);
        }
    }

    private bool TryEnd()
    {
        if (!_open.TryPeek(out var open))
        {
            return false;
        }

        if (open.Name == "BlockQuote" && Is("||") && (At(2) is '\n' or '\0'))
        {
            _at += 2;
            EndQuotation("expandable_blockquote");
            return true;
        }

        if (open.End.Length == 0 || !Is(open.End) || (open.Name == "Italic" && At(1) == '_'))
        {
            return false;
        }

        _open.Pop();
        Close(open, open.End.Length);
        return true;
    }

    private bool TryBegin()
    {
        (string Name, string Type, string End, int Length)? mark = Here switch
        {
            '_' when At(1) == '_' => ("Underline", "underline", "__", 2),
            '_' => ("Italic", "italic", "_", 1),
            '*' => ("Bold", "bold", "*", 1),
            '~' => ("Strikethrough", "strikethrough", "~", 1),
            '|' when At(1) == '|' => ("Spoiler", "spoiler", "||", 2),
            '[' => ("TextUrl", "text_link", "]", 1),
            '!' when At(1) == '[' => ("CustomEmoji", "custom_emoji", "]", 2),
            '`' when Is("```") => ("Pre", "pre", "```", 3),
            '`' => ("Code", "code", "`", 1),
            '_' or '*' or '[' or ']' or '(' or ')' or '~' or '`' or '>' or '#' or '+' or '-' or '=' or '|' or '{' or '}'
                or '.' or '!' => throw Refused(
                    $"Character '{Here}' is reserved and must be escaped with the preceding '\\'"),
            _ => null,
        };
        if (mark is not { } begun)
        {
            return false;
        }

        var begin = _at;
        _at += begun.Length;
        var language = begun.Name == "Pre" ? ReadLanguage() : null;
        _open.Push(new Mark(begun.Name, begun.Type, begun.End, begin, _text.Length) { Language = language });
        return true;
    }

    private string? ReadLanguage()
    {
        var end = _at;
        while (end < source.Length && !char.IsWhiteSpace(source[end]) && source[end] != '`')
        {
            end++;
        }

        if (end >= source.Length || source[end] != '\n')
        {
            return null;
        }

        var language = source[_at..end];
        _at = end + 1;
        return language.Length > 0 ? language : null;
    }

    private void Close(Mark mark, int endLength)
    {
        _at += endLength;
        var target = mark.Name is "TextUrl" or "CustomEmoji" ? ReadTarget() : null;
        var (offset, length) = (mark.Offset, _text.Length - mark.Offset);
        switch (mark.Name)
        {
            case "TextUrl" when length > 0:
                HtmlTag.AddLink(_entities, target ?? _text.ToString(offset, length), offset, length);
                break;
            case "CustomEmoji":
                var id = target?.StartsWith("tg://emoji?id=", StringComparison.Ordinal) == true ? target[14..] : "";
                AddEntity(new MessageEntity(offset, length, mark.Type) { CustomEmojiId = HtmlTag.EmojiId(id) });
                break;
            default:
                AddEntity(new MessageEntity(offset, length, mark.Type) { Language = mark.Language });
                break;
        }
    }

    private string? ReadTarget()
    {
        if (Here != '(')
        {
            return null;
        }

        var begin = ++_at;
        var target = new StringBuilder();
        while (Here != ')')
        {
            if (_at >= source.Length)
            {
                throw Refused($"Can't find end of a URL at byte offset {Bytes(begin)}");
            }

            _at += Here == '\\' && At(1) is > '\0' and <= '~' ? 1 : 0;
            target.Append(source[_at++]);
        }

        _at++;
        return target.ToString();
    }

    private void AddEntity(MessageEntity entity)
    {
        if (entity.Length > 0)
        {
            _entities.Add(entity);
        }
    }

    private bool Is(string mark) => source.AsSpan(_at).StartsWith(mark, StringComparison.Ordinal);

    private int Bytes(int index) => Encoding.UTF8.GetByteCount(source.AsSpan(0, index));

    private static Refusal Refused(string reason) => Refusal.BadRequest("can't parse entities: " + reason);

    private sealed record Mark(string Name, string Type, string End, int Begin, int Offset)
    {
        public string? Language { get; init; }

        public bool IsCode => Name is "Pre" or "Code";
    }
}
