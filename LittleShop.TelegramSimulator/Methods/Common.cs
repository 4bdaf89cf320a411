using System.Text.Json;
using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.State;
using LittleShop.TelegramSimulator.Text;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.Methods;

/// <summary>What all methods that send have in common.</summary>
internal static class Common
{
    /// <summary>Sends a message in the chat the call names, with its keyboard and its quotation.</summary>
    public static Answer Send(Call call, Message draft, InvoiceTerms? invoice = null, ReplyMarkup? markup = null)
    {
        markup ??= ReplyMarkupReader.Read(call.Parameters);
        var chat = call.Chat();
        CheckPlace(call.Parameters);
        return new Answer(call.Get<Outbox>().Send(chat, call.Method, Dress(call, chat, draft), markup, invoice));
    }

    public static Message Dress(Call call, CustomerChat chat, Message draft) => draft with
    {
        HasProtectedContent = call.Parameters.Flag("protect_content") ? true : null,
        ReplyToMessage = Quoted(call.Parameters, chat),
    };

    public static long MessageId(Call call) =>
        call.Parameters.Integer("message_id") is { } id and > 0
            ? id
            : throw Refusal.BadRequest("message identifier is not specified");

    /// <summary>In private chats there are no threads and no business connections.</summary>
    private static void CheckPlace(Parameters parameters)
    {
        if (parameters.Integer("message_thread_id") is > 0)
        {
            throw Refusal.BadRequest("message thread not found");
        }

        if (parameters.Text("business_connection_id") is { Length: > 0 })
        {
            throw Refusal.BadRequest("business connection not found");
        }
    }

    private static Message? Quoted(Parameters parameters, CustomerChat chat)
    {
        var optional = parameters.Flag("allow_sending_without_reply");
        var id = parameters.Integer("reply_to_message_id");
        if (parameters.Json("reply_parameters", "reply parameters") is { ValueKind: JsonValueKind.Object } reply)
        {
            id = reply.TryGetProperty("message_id", out var given) && given.TryGetInt64(out var number)
                ? number
                : throw Refusal.BadRequest("can't find field \"message_id\"");
            optional = reply.TryGetProperty("allow_sending_without_reply", out var allow)
                && allow.ValueKind == JsonValueKind.True;
        }

        if (id is not { } wanted || wanted == 0)
        {
            return null;
        }

        lock (chat.Gate)
        {
            return chat.Find(wanted) is { DeletedAt: null } found ? found.Current with { ReplyToMessage = null }
                : optional ? null
                : throw Refusal.BadRequest("message to be replied not found");
        }
    }
}
