using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.Text;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.Methods;

internal static class SendMedia
{
    public static async ValueTask<Answer> Photo(Call call, CancellationToken ct)
    {
        var caption = TextRules.ReadCaption(call.Parameters);
        _ = call.Chat();
        var file = await MediaFiles.FindAsync(call, call.Parameters.Text("photo"), "photo", asPhoto: true, ct);
        return Common.Send(call, WithCaption(new Message { Photo = MediaFiles.Sizes(file) }, caption) with
        {
            ShowCaptionAboveMedia = call.Parameters.Flag("show_caption_above_media") ? true : null,
            HasMediaSpoiler = call.Parameters.Flag("has_spoiler") ? true : null,
        });
    }

    public static async ValueTask<Answer> Document(Call call, CancellationToken ct)
    {
        var caption = TextRules.ReadCaption(call.Parameters);
        _ = call.Chat();
        var file = await MediaFiles.FindAsync(call, call.Parameters.Text("document"), "document", asPhoto: false, ct);
        return Common.Send(call, WithCaption(new Message { Document = MediaFiles.Document(file) }, caption));
    }

    public static Message WithCaption(Message message, FormattedText caption) => message with
    {
        Caption = caption.Text.Length > 0 ? caption.Text : null,
        CaptionEntities = caption.EntitiesOrNull,
    };
}
