using System.Text.Json;
using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.Methods;

/// <summary>What a bot says about itself.</summary>
internal static class BotSettings
{
    public static Answer GetMe(Call call) => new(call.Bot.Me with
    {
        CanJoinGroups = true,
        CanReadAllGroupMessages = false,
        SupportsInlineQueries = false,
        CanConnectToBusiness = false,
        HasMainWebApp = false,
    });

    public static Answer Agree(Call call) => Answer.True;

    public static Answer SetName(Call call) => Set(call, "name", 64, "BOT_TITLE_INVALID");

    public static Answer GetName(Call call) => new(new BotName(Text(call, "name", call.Bot.Me.FirstName)));

    public static Answer SetDescription(Call call) => Set(call, "description", 512, "BOT_DESCRIPTION_TOO_LONG");

    public static Answer GetDescription(Call call) => new(new BotDescription(Text(call, "description", "")));

    public static Answer SetShortDescription(Call call) =>
        Set(call, "short_description", 120, "BOT_SHORT_DESCRIPTION_TOO_LONG");

    public static Answer GetShortDescription(Call call) =>
        new(new BotShortDescription(Text(call, "short_description", "")));

    public static Answer SetMenuButton(Call call)
    {
        var chatId = call.Parameters.Text("chat_id") is { Length: > 0 } ? call.Chat().Id : 0;
        if (call.Parameters.Json("menu_button", "menu button") is not { } button)
        {
            call.Bot.Profile.MenuButtons.TryRemove(chatId, out _);
            return Answer.True;
        }

        if (button.ValueKind != JsonValueKind.Object || !button.TryGetProperty("type", out var type)
            || type.GetString() is not ("commands" or "web_app" or "default"))
        {
            throw Refusal.BadRequest("can't parse menu button: MenuButton has unsupported type");
        }

        call.Bot.Profile.MenuButtons[chatId] = button;
        return Answer.True;
    }

    public static Answer GetMenuButton(Call call)
    {
        var buttons = call.Bot.Profile.MenuButtons;
        var chatId = call.Parameters.Text("chat_id") is { Length: > 0 } ? call.Chat().Id : 0;
        return new Answer(
            buttons.TryGetValue(chatId, out var own) || buttons.TryGetValue(0, out own)
                ? own
                : JsonElement.Parse("""{"type":"commands"}"""));
    }

    private static Answer Set(Call call, string kind, int longest, string tooLong)
    {
        var text = call.Parameters.Text(kind) ?? "";
        if (text.Length > longest)
        {
            throw Refusal.BadRequest(tooLong);
        }

        call.Bot.Profile.Texts[(kind, call.Parameters.Text("language_code") ?? "")] = text;
        return Answer.True;
    }

    private static string Text(Call call, string kind, string otherwise)
    {
        var texts = call.Bot.Profile.Texts;
        return texts.GetValueOrDefault((kind, call.Parameters.Text("language_code") ?? "")) is { Length: > 0 } own
            ? own
            : texts.GetValueOrDefault((kind, "")) is { Length: > 0 } common ? common : otherwise;
    }
}
