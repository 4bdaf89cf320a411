using System.Text.Json;
using LittleShop.TelegramSimulator.State;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.Control;

/// <summary>A customer's chat with a bot. <c>preview</c> is the beginning of its newest message.</summary>
internal sealed record ChatView(
    long ChatId, string FirstName, string? LastName, string? Username, string? LanguageCode, string Emoji,
    long BotId, string BotName, bool Started, bool Blocked, int MessageCount, long Cursor, JsonElement? ReplyKeyboard,
    DateTimeOffset CreatedAt, string? Preview, DateTimeOffset? LastAt)
{
    private const int PreviewLength = 80;

    public static ChatView Of(CustomerChat chat) => new(
        chat.Id, chat.User.FirstName, chat.User.LastName, chat.User.Username, chat.User.LanguageCode, chat.Emoji,
        chat.Bot.Me.Id, chat.Bot.Me.FirstName, chat.Started, chat.Blocked, chat.Messages.Count, chat.Cursor,
        chat.ReplyKeyboard, chat.CreatedAt, Start(Newest(chat)?.Current), Newest(chat)?.AcceptedAt);

    private static ChatMessage? Newest(CustomerChat chat) =>
        chat.Messages.FindLast(message => message.DeletedAt is null);

    private static string? Start(Message? message) =>
        message is null ? null
        : (message.Text ?? message.Caption ?? message.Invoice?.Title) is not { } text
            ? message.SuccessfulPayment is null ? "Message" : "Payment"
        : text.Length > PreviewLength ? text[..PreviewLength] : text;
}

/// <summary>A new customer.</summary>
/// <param name="FirstName">Up to 64 characters; a name is made up when absent.</param>
/// <param name="LastName">Up to 64 characters.</param>
/// <param name="Username">Without the @.</param>
/// <param name="LanguageCode">Such as <c>en</c> or <c>pt-br</c>; en when absent.</param>
/// <param name="Started">
/// Whether the bot may write at once. False: as in Telegram, it may only write after the customer did.
/// </param>
/// <param name="ChatId">A wanted id; the existing chat is given back when it is taken.</param>
/// <param name="BotId">Which bot; the first configured one when absent.</param>
internal sealed record NewChat(
    string? FirstName = null, string? LastName = null, string? Username = null, string? LanguageCode = null,
    bool Started = true, long? ChatId = null, long? BotId = null);

/// <summary>What changed in a chat.</summary>
/// <param name="Cursor">Pass it as <c>after</c> to read what comes next.</param>
/// <param name="Chat">The chat as it is now.</param>
/// <param name="Messages">Messages that are new, edited, deleted or paid since, by message id.</param>
/// <param name="Notices">Answers to pressed buttons since.</param>
internal sealed record ChatChanges(
    long Cursor, ChatView Chat, IReadOnlyList<MessageView> Messages, IReadOnlyList<Notice> Notices);

internal sealed record CommandView(string Command, string Description);

/// <summary>Text a customer writes.</summary>
internal sealed record SayText(string Text, long? ReplyToMessageId = null);

/// <summary>The customer's own contact, as the button of a reply keyboard shares it.</summary>
internal sealed record ShareContact(string? PhoneNumber = null);

/// <summary>What came of it: the message, and the update for the bot (0 when it does not want the kind).</summary>
internal sealed record Said(MessageView Message, long UpdateId);

/// <summary>A button to press, named by its data or its text; the first button when neither is given.</summary>
internal sealed record PressButton(long MessageId, string? Data = null, string? Text = null);

/// <summary>The query the bot got; its answer appears under <c>notices</c>.</summary>
internal sealed record Pressed(string CallbackQueryId, long UpdateId);

/// <summary>Pays an invoice.</summary>
/// <param name="MessageId">The message with the invoice.</param>
/// <param name="InvoiceLink">Or a link made by <c>createInvoiceLink</c>.</param>
/// <param name="Card"><c>valid</c>, or <c>declined</c>: the bank says no after the bot agreed.</param>
/// <param name="OrderInfo">Name, phone, e-mail and address, where the invoice asks for them.</param>
/// <param name="ShippingOptionId">Of a flexible invoice; the first offered when absent.</param>
/// <param name="TipAmount">Minor units.</param>
internal sealed record PayInvoice(
    long? MessageId = null, string? InvoiceLink = null, Card Card = Card.Valid, OrderInfo? OrderInfo = null,
    string? ShippingOptionId = null, long TipAmount = 0);

/// <summary>How a payment ended.</summary>
internal sealed record Paid(
    PaymentOutcome Outcome, string? Error, long? ReceiptMessageId, SuccessfulPayment? Payment, long? UpdateId);

/// <summary>What was blocked or unblocked; the update is 0 when nothing changed.</summary>
internal sealed record BlockChanged(bool Blocked, long UpdateId);
