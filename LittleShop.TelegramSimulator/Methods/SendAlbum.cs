using System.Text.Json;
using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.State;
using LittleShop.TelegramSimulator.Text;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.Methods;

/// <summary>Two to ten photos or documents as one album.</summary>
internal static class SendAlbum
{
    public static async ValueTask<Answer> Handle(Call call, CancellationToken ct)
    {
        if (call.Parameters.Json("media", "media") is not { ValueKind: JsonValueKind.Array } media)
        {
            throw Refusal.BadRequest("expected an Array of InputMedia");
        }

        var count = media.GetArrayLength();
        if (count is 0 or > 10)
        {
            throw Refusal.BadRequest(count == 0
                ? "there must be at least one message to send"
                : "too many messages to send as an album");
        }

        var chat = call.Chat();
        var drafts = new List<Message>(count);
        foreach (var item in media.EnumerateArray())
        {
            drafts.Add(Common.Dress(call, chat, await ReadAsync(call, item, ct)));
        }

        if (drafts.Select(draft => draft.Photo is null).Distinct().Count() > 1)
        {
            throw Refusal.BadRequest("Document can't be mixed with other media types");
        }

        return new Answer(call.Get<Outbox>().SendAlbum(chat, call.Method, drafts));
    }

    /// <summary>Reads one <c>InputMedia</c>: its file and its caption.</summary>
    public static async Task<Message> ReadAsync(Call call, JsonElement item, CancellationToken ct)
    {
        var fields = new Parameters();
        fields.AddObject(item);
        var reference = fields.Text("media") ?? throw Refusal.BadRequest("media not found");
        var asPhoto = fields.Text("type") switch
        {
            "photo" => true,
            "document" => false,
            _ => throw Refusal.BadRequest("type must be one of photo, document"),
        };
        var file = await MediaFiles.FindAsync(call, reference, "", asPhoto, ct);
        var draft = asPhoto
            ? new Message { Photo = MediaFiles.Sizes(file) }
            : new Message { Document = MediaFiles.Document(file) };
        return SendMedia.WithCaption(draft, TextRules.ReadCaption(fields)) with
        {
            HasMediaSpoiler = asPhoto && fields.Flag("has_spoiler") ? true : null,
        };
    }
}
