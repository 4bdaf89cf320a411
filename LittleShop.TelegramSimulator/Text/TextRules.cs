using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.Text;

/// <summary>From what a bot writes to what a message holds: parsed, trimmed, marked up, and not too long.</summary>
internal static class TextRules
{
    public const int LongestText = 4096;
    public const int LongestCaption = 1024;
    private const int LongestRaw = 65_536;

    public static FormattedText ReadText(Parameters parameters)
    {
        var raw = parameters.Text("text") is { Length: > 0 } text
            ? text
            : throw Refusal.BadRequest("message text is empty");
        var read = Read(raw, parameters.Text("parse_mode"), parameters, "entities");
        if (read.Text.Length == 0)
        {
            throw Refusal.BadRequest(parameters.Text("parse_mode") is { Length: > 0 } || raw.Trim().Length > 0
                ? "message text is empty"
                : "text must be non-empty");
        }

        return read.Text.Length > LongestText ? throw Refusal.BadRequest("message is too long") : read;
    }

    public static FormattedText ReadCaption(Parameters parameters)
    {
        var read = Read(
            parameters.Text("caption") ?? "", parameters.Text("parse_mode"), parameters, "caption_entities");
        return read.Text.Length > LongestCaption ? throw Refusal.BadRequest("message caption is too long") : read;
    }

    private static FormattedText Read(string raw, string? parseMode, Parameters parameters, string entitiesName)
    {
        if (raw.Length > LongestRaw)
        {
            throw Refusal.BadRequest(
                entitiesName == "entities" ? "message is too long" : "message caption is too long");
        }

        raw = Clean(raw);
        var parsed = parseMode?.ToUpperInvariant() switch
        {
            null or "" or "NONE" => new FormattedText(raw, EntityReader.Read(parameters, entitiesName, raw)),
            "HTML" => HtmlParser.Parse(raw),
            "MARKDOWNV2" => MarkdownV2Parser.Parse(raw),
            "MARKDOWN" => LegacyMarkdownParser.Parse(raw),
            _ => throw Refusal.BadRequest("unsupported parse_mode"),
        };
        var trimmed = Trim(parsed);
        return trimmed with { Entities = Sort(AutoEntities.Add(trimmed.Text, trimmed.Entities)) };
    }

    /// <summary>Telegram keeps line feeds only, and turns other control characters into spaces.</summary>
    private static string Clean(string raw)
    {
        if (!raw.Any(letter => letter is < ' ' and not '\n'))
        {
            return raw;
        }

        return string.Concat(raw.Where(letter => letter != '\r')
            .Select(letter => letter is < ' ' and not '\n' ? ' ' : letter));
    }

    private static FormattedText Trim(FormattedText parsed)
    {
        var start = parsed.Text.Length - parsed.Text.AsSpan().TrimStart().Length;
        var text = parsed.Text.Trim();
        if (text.Length == parsed.Text.Length)
        {
            return parsed;
        }

        var entities = new List<MessageEntity>();
        foreach (var entity in parsed.Entities)
        {
            var from = Math.Max(0, entity.Offset - start);
            var to = Math.Min(text.Length, entity.Offset - start + entity.Length);
            if (to > from)
            {
                entities.Add(entity with { Offset = from, Length = to - from });
            }
        }

        return new FormattedText(text, entities);
    }

    /// <summary>By place; the longer one first where two begin together, so that they nest.</summary>
    private static IReadOnlyList<MessageEntity> Sort(IReadOnlyList<MessageEntity> entities) =>
        entities.Count < 2
            ? entities
            : [.. entities.OrderBy(entity => entity.Offset).ThenByDescending(entity => entity.Length)];
}
