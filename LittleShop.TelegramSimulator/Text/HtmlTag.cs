using System.Globalization;
using System.Text;
using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.Text;

/// <summary>An opened tag that waits for its end.</summary>
internal sealed record HtmlTag(string Name, string Argument, int Offset)
{
    public static bool IsKnown(string name) => name is
        "a" or "b" or "strong" or "i" or "em" or "s" or "strike" or "del" or "u" or "ins" or "tg-spoiler"
        or "tg-emoji" or "span" or "pre" or "code" or "blockquote";

    /// <summary>Adds what the tag means for its text. An unusable link is dropped, as Telegram does.</summary>
    public void Close(List<MessageEntity> entities, StringBuilder text)
    {
        var length = text.Length - Offset;
        if (length == 0)
        {
            return;
        }

        switch (Name)
        {
            case "b" or "strong":
                entities.Add(new MessageEntity(Offset, length, "bold"));
                break;
            case "i" or "em":
                entities.Add(new MessageEntity(Offset, length, "italic"));
                break;
            case "s" or "strike" or "del":
                entities.Add(new MessageEntity(Offset, length, "strikethrough"));
                break;
            case "u" or "ins":
                entities.Add(new MessageEntity(Offset, length, "underline"));
                break;
            case "tg-spoiler" or "span":
                entities.Add(new MessageEntity(Offset, length, "spoiler"));
                break;
            case "blockquote":
                entities.Add(new MessageEntity(
                    Offset, length, Argument == "expandable" ? "expandable_blockquote" : "blockquote"));
                break;
            case "tg-emoji":
                entities.Add(new MessageEntity(Offset, length, "custom_emoji") { CustomEmojiId = EmojiId(Argument) });
                break;
            case "a":
                AddLink(entities, Argument.Length > 0 ? Argument : text.ToString(Offset, length), Offset, length);
                break;
            case "pre" or "code":
                AddCode(entities, length);
                break;
        }
    }

    public static void AddLink(List<MessageEntity> entities, string target, int offset, int length)
    {
        if (Links.UserId(target) is { } userId)
        {
            entities.Add(new MessageEntity(offset, length, "text_mention")
            {
                User = new User { Id = userId, IsBot = false, FirstName = "" },
            });
        }
        else if (Links.Check(target, out var url) is null)
        {
            entities.Add(new MessageEntity(offset, length, "text_link") { Url = url });
        }
    }

    public static string EmojiId(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id != 0
            ? text
            : throw Refusal.BadRequest("can't parse entities: Invalid custom emoji identifier specified");

    /// <summary><c>pre</c> around <c>code</c> (or the reverse) is one block, in the language that code names.</summary>
    private void AddCode(List<MessageEntity> entities, int length)
    {
        var inner = entities.Count > 0 && entities[^1].Offset == Offset && entities[^1].Length == length
            ? entities[^1]
            : null;
        if (Name == "pre" && inner is { Type: "code", Language: not null })
        {
            entities[^1] = inner with { Type = "pre" };
        }
        else if (Name == "code" && inner is { Type: "pre" } && Argument.Length > 0)
        {
            entities[^1] = inner with { Language = Argument };
        }
        else
        {
            entities.Add(new MessageEntity(Offset, length, Name)
            {
                Language = Name == "code" && Argument.Length > 0 ? Argument : null,
            });
        }
    }
}
