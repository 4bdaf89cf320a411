using System.Globalization;
using System.Text.Json;
using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.Text;

/// <summary>Reads and checks entities that a bot states itself instead of a parse mode.</summary>
internal static class EntityReader
{
    private static readonly HashSet<string> _types =
    [
        "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bold", "italic", "underline",
        "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code", "pre", "text_link", "text_mention",
        "custom_emoji",
    ];

    // What Telegram finds by itself it does not take from a bot.
    private static readonly HashSet<string> _automatic =
        ["mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"];

    public static IReadOnlyList<MessageEntity> Read(Parameters parameters, string name, string text)
    {
        if (parameters.Json(name, "message entities") is not { } json)
        {
            return [];
        }

        if (json.ValueKind != JsonValueKind.Array)
        {
            throw Refusal.BadRequest("expected an Array of MessageEntity");
        }

        return [.. json.EnumerateArray().Select(item => ReadOne(item, text.Length))
            .Where(entity => entity.Length > 0 && !_automatic.Contains(entity.Type))];
    }

    private static MessageEntity ReadOne(JsonElement item, int textLength)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            throw Refused("expected an Object");
        }

        var (offset, length) = (Number(item, "offset"), Number(item, "length"));
        var type = Text(item, "type");
        if (!_types.Contains(type))
        {
            throw Refused("Unsupported type specified");
        }

        if (offset < 0)
        {
            throw Refusal.BadRequest($"receive an entity with incorrect offset {offset}");
        }

        if (length < 0)
        {
            throw Refusal.BadRequest($"receive an entity with incorrect length {length}");
        }

        if (offset > textLength)
        {
            throw Refusal.BadRequest($"entity begins after the end of the text at UTF-16 offset {offset}");
        }

        if (offset + length > textLength)
        {
            throw Refusal.BadRequest($"entity beginning at UTF-16 offset {offset} ends after the end of the text "
                + $"at UTF-16 offset {offset + length}");
        }

        return With(new MessageEntity(offset, length, type), item);
    }

    private static MessageEntity With(MessageEntity entity, JsonElement item)
    {
        switch (entity.Type)
        {
            case "text_link":
                var link = Text(item, "url");
                return Links.Check(link, out var url) is { } reason
                    ? throw Refusal.BadRequest($"entity URL '{link}' is invalid: {reason}")
                    : entity with { Url = url };
            case "text_mention":
                return item.TryGetProperty("user", out var user)
                    ? entity with { User = user.Deserialize<User>(WireJson.Dialect) }
                    : throw Refused("Can't find field \"user\"");
            case "custom_emoji":
                var id = Text(item, "custom_emoji_id");
                return long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                    ? entity with { CustomEmojiId = id }
                    : throw Refused("Field \"custom_emoji_id\" must be a valid Number");
            case "pre":
                return item.TryGetProperty("language", out var language)
                    ? entity with { Language = language.GetString() }
                    : entity;
            default:
                return entity;
        }
    }

    private static string Text(JsonElement item, string name) =>
        !item.TryGetProperty(name, out var found) ? throw Refused($"Can't find field \"{name}\"")
        : found.ValueKind == JsonValueKind.String ? found.GetString()!
        : throw Refused($"Field \"{name}\" must be of type String");

    private static int Number(JsonElement item, string name) =>
        !item.TryGetProperty(name, out var found) ? throw Refused($"Can't find field \"{name}\"")
        : found.ValueKind == JsonValueKind.Number && found.TryGetInt32(out var number) ? number
        : found.ValueKind == JsonValueKind.String
            && int.TryParse(found.GetString(), CultureInfo.InvariantCulture, out number) ? number
        : throw Refused($"Field \"{name}\" must be a valid Number");

    private static Refusal Refused(string reason) => Refusal.BadRequest("can't parse MessageEntity: " + reason);
}
