using System.Text.Json;
using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.State;
using LittleShop.TelegramSimulator.Text;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.Methods;

/// <summary>Changes a message the bot has sent. A call without a keyboard removes it, as in Telegram.</summary>
internal static class EditMessage
{
    public static Answer Text(Call call)
    {
        var text = TextRules.ReadText(call.Parameters);
        return Edit(call, before => before.Text is null
            ? throw Refusal.BadRequest("there is no text in the message to edit")
            : before with
            {
                Text = text.Text,
                Entities = text.EntitiesOrNull,
                LinkPreviewOptions = SendText.LinkPreview(call.Parameters),
            });
    }

    public static Answer Caption(Call call)
    {
        var caption = TextRules.ReadCaption(call.Parameters);
        return Edit(call, before => before.Photo is null && before.Document is null
            ? throw Refusal.BadRequest("there is no caption in the message to edit")
            : SendMedia.WithCaption(before, caption));
    }

    public static async ValueTask<Answer> Media(Call call, CancellationToken ct)
    {
        if (call.Parameters.Json("media", "media") is not { ValueKind: JsonValueKind.Object } item)
        {
            throw Refusal.BadRequest("input media is not specified");
        }

        var next = await SendAlbum.ReadAsync(call, item, ct);
        return Edit(call, before => before.Invoice is not null
            ? throw Refusal.BadRequest("message can't be edited")
            : before with
            {
                Text = null,
                Entities = null,
                LinkPreviewOptions = null,
                Photo = next.Photo,
                Document = next.Document,
                Caption = next.Caption,
                CaptionEntities = next.CaptionEntities,
                HasMediaSpoiler = next.HasMediaSpoiler,
            });
    }

    public static Answer Markup(Call call) => Edit(call, before => before);

    private static Answer Edit(Call call, Func<Message, Message> change)
    {
        if (call.Parameters.Text("inline_message_id") is { Length: > 0 })
        {
            throw Refusal.BadRequest("MESSAGE_ID_INVALID");
        }

        var chat = call.Chat();
        var id = Common.MessageId(call);
        lock (chat.Gate)
        {
            Outbox.ThrowIfUnreachable(chat);
            var message = chat.Find(id) is { DeletedAt: null } found
                ? found
                : throw Refusal.BadRequest("message to edit not found");
            if (!message.FromBot)
            {
                throw Refusal.BadRequest("message can't be edited");
            }

            var markup = ReplyMarkupReader.Read(call.Parameters, forInvoice: message.Invoice is not null);
            var next = change(message.Current) with { ReplyMarkup = markup.Inline };
            if (IsSame(message.Current, next))
            {
                throw Refusal.BadRequest(
                    "message is not modified: specified new message content and reply markup are exactly the same as a "
                    + "current content and reply markup of the message");
            }

            call.Get<ChatLog>().Edit(message, next);
            return new Answer(message.Current);
        }
    }

    /// <summary>Compared as written: lists inside a record have no equality of their own.</summary>
    private static bool IsSame(Message before, Message next) =>
        JsonSerializer.SerializeToUtf8Bytes(before with { EditDate = null }, WireJson.Dialect).AsSpan().SequenceEqual(
            JsonSerializer.SerializeToUtf8Bytes(next with { EditDate = null }, WireJson.Dialect));
}
