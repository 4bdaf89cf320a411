using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.State;
using LittleShop.TelegramSimulator.Text;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.Methods;

internal static class SendOther
{
    private static readonly HashSet<string> _actions =
    [
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
        "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    ];

    public static Answer Action(Call call)
    {
        var action = call.Parameters.Text("action") ?? "";
        if (!_actions.Contains(action))
        {
            throw Refusal.BadRequest("wrong parameter action in request");
        }

        var chat = call.Chat();
        lock (chat.Gate)
        {
            Outbox.ThrowIfUnreachable(chat);
            call.Get<ChatLog>().Show(chat, action);
        }

        return Answer.True;
    }

    public static Answer Location(Call call) =>
        call.Parameters.Number("latitude") is { } latitude and >= -90 and <= 90
        && call.Parameters.Number("longitude") is { } longitude and >= -180 and <= 180
            ? Common.Send(call, new Message { Location = new Location(latitude, longitude) })
            : throw Refusal.BadRequest("bad location: invalid latitude or longitude specified");

    public static Answer Contact(Call call) => Common.Send(call, new Message
    {
        Contact = new Contact(call.Parameters.Required("phone_number"), call.Parameters.Required("first_name"))
        {
            LastName = call.Parameters.Text("last_name"),
        },
    });

    /// <summary>Sends the content of another message once more.</summary>
    public static Answer Copy(Call call)
    {
        var sent = (Message)Forward(call).Result;
        return new Answer(new MessageIdOnly(sent.MessageId));
    }

    public static Answer Forward(Call call)
    {
        var from = call.Chat("from_chat_id");
        var id = Common.MessageId(call);
        var what = call.Method.StartsWith("copy", StringComparison.OrdinalIgnoreCase) ? "copy" : "forward";
        Message original;
        lock (from.Gate)
        {
            original = from.Find(id) is { DeletedAt: null } found
                ? found.Current
                : throw Refusal.BadRequest($"message to {what} not found");
        }

        if (original.Invoice is not null || original.SuccessfulPayment is not null)
        {
            throw Refusal.BadRequest(what == "copy" ? "message can't be copied" : "message can't be forwarded");
        }

        return Common.Send(
            call, original with { EditDate = null }, markup: what == "copy" ? null : ReplyMarkup.None);
    }

    public static Answer GetFile(Call call)
    {
        var file = call.World.Files.Find(call.Parameters.Text("file_id") ?? "")
            ?? throw Refusal.BadRequest("invalid file_id");
        return new Answer(new FileInfoAnswer(file.Id, file.UniqueId, file.Bytes.Length, file.Path));
    }
}
