using System.Text.Json;
using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.Text;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.Methods;

internal static class SendText
{
    public static Answer Handle(Call call)
    {
        var text = TextRules.ReadText(call.Parameters);
        return Common.Send(call, new Message
        {
            Text = text.Text,
            Entities = text.EntitiesOrNull,
            LinkPreviewOptions = LinkPreview(call.Parameters),
        });
    }

    public static JsonElement? LinkPreview(Parameters parameters)
    {
        if (parameters.Json("link_preview_options", "link preview options") is not { } options)
        {
            return parameters.Flag("disable_web_page_preview") ? JsonElement.Parse("""{"is_disabled":true}""") : null;
        }

        if (options.ValueKind != JsonValueKind.Object)
        {
            throw Refusal.BadRequest("object expected as link preview options");
        }

        foreach (var flag in options.EnumerateObject().Where(property => property.Name != "url"))
        {
            if (flag.Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                throw Refusal.BadRequest($"field \"{flag.Name}\" must be of type Boolean");
            }
        }

        return options;
    }
}
