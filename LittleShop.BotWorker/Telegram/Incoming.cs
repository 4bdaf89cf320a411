using System.Globalization;
using System.Text.RegularExpressions;
using LittleShop.BotWorker.Conversation;
using LittleShop.Contracts;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace LittleShop.BotWorker.Telegram;

/// <summary>
/// An update that a step can answer. Shown: the message whose button was pressed. Key is the same when Telegram
/// repeats the update, and another one for every other update, even after ids start anew.
/// </summary>
internal sealed partial record Incoming(
    long ChatId, User From, BotInput Input, Message? Shown, string? CallbackId, string Key)
{
    /// <summary>An order message stays in the chat when its button is pressed; a screen of ours is replaced.</summary>
    public bool KeepShown => Input is Tapped(var button) && button.Split(':').Any(part => part.Length == 32);

    /// <summary>Null where there is nobody to answer: a channel, or a notice such as «message pinned».</summary>
    public static Incoming? Read(Update update, string botName) => update switch
    {
        { CallbackQuery: { } press } => FromPress(update.Id, press),
        { EditedMessage: { From: { } from, Chat.Type: ChatType.Private } message } => new(
            message.Chat.Id, from, new Edited(), null, null,
            KeyOf(update.Id, message.Id, new DateTimeOffset(message.EditDate ?? message.Date).ToUnixTimeSeconds())),
        { Message: { From: { IsBot: false } from } message } when ReadMessage(message, botName) is { } input => new(
            message.Chat.Id, from, input, null, null,
            KeyOf(update.Id, message.Id, new DateTimeOffset(message.Date).ToUnixTimeSeconds())),
        _ => null,
    };

    /// <summary>The person as the shop keeps them; a name of nothing but spaces becomes the username.</summary>
    public static SeeCustomer Customer(long chatId, User from)
    {
        var name = $"{from.FirstName} {from.LastName}".Trim() is { Length: > 0 } full
            ? full
            : from.Username ?? "Customer";
        return new(
            chatId, Html.Cut(name, Limits.Name), from.Username is { } user ? Html.Cut(user, Limits.Name) : null,
            from.LanguageCode is { Length: <= 16 } language ? language : null);
    }

    private static Incoming FromPress(int updateId, CallbackQuery press) => new(
        press.Message?.Chat.Id ?? press.From.Id, press.From, new Tapped(press.Data ?? ""), press.Message, press.Id,
        KeyOf(updateId, press.Id));

    private static BotInput? ReadMessage(Message message, string botName) => message switch
    {
        { Chat.Type: ChatType.Group or ChatType.Supergroup } => IsTalk(message) ? new InGroup(botName) : null,
        { Chat.Type: not ChatType.Private } => null,
        { Text: { } text } => ReadText(text),
        _ => KindOf(message.Type) is { } kind ? new Unreadable(kind) : null,
    };

    private static BotInput ReadText(string text) => CommandPattern().Match(text) is { Success: true } command
        ? new Commanded(command.Groups["name"].Value.ToLowerInvariant(), command.Groups["rest"].Value.Trim())
        : new Typed(text);

    private static bool IsTalk(Message message) => message.Text is not null || KindOf(message.Type) is not null;

    private static string? KindOf(MessageType type) => type switch
    {
        MessageType.Text => "empty messages",
        MessageType.Photo => "pictures",
        MessageType.Sticker => "stickers",
        MessageType.Voice => "voice messages",
        MessageType.Video or MessageType.VideoNote => "videos",
        MessageType.Audio => "music",
        MessageType.Animation => "GIFs",
        MessageType.Document => "files",
        MessageType.Location or MessageType.Venue => "places on a map",
        MessageType.Contact => "contacts",
        MessageType.Poll => "polls",
        MessageType.Dice => "dice",
        MessageType.Story => "stories",
        MessageType.Game => "games",
        MessageType.Unknown => "messages of this kind",
        _ => null,
    };

    private static string KeyOf(params IEnumerable<object> parts) =>
        "tg-" + string.Join('-', parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)));

    [GeneratedRegex(
        @"^/(?<name>[a-zA-Z0-9_]{1,64})(@\w+)?(\s+(?<rest>.*))?$",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommandPattern();
}
