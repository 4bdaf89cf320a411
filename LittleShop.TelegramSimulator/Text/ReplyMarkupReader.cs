using System.Text;
using System.Text.Json;
using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.Text;

/// <summary>The keyboard of a message: buttons under it, or instead of the customer's keys.</summary>
/// <param name="Inline">Buttons under the message.</param>
/// <param name="Keyboard">A reply keyboard, its removal or a forced reply, as the bot wrote it.</param>
internal sealed record ReplyMarkup(InlineKeyboardMarkup? Inline, JsonElement? Keyboard)
{
    public static ReplyMarkup None { get; } = new(null, null);
}

/// <summary>Reads and checks <c>reply_markup</c>.</summary>
internal static class ReplyMarkupReader
{
    private const int MostButtons = 100;
    private const int LongestCallbackData = 64;

    public static ReplyMarkup Read(Parameters parameters, bool forInvoice = false)
    {
        if (parameters.Json("reply_markup", "reply keyboard markup") is not { } json)
        {
            return ReplyMarkup.None;
        }

        if (json.ValueKind != JsonValueKind.Object)
        {
            throw Refusal.BadRequest("object expected as reply markup");
        }

        if (json.TryGetProperty("inline_keyboard", out var inline))
        {
            var rows = Rows(inline, "inline_keyboard", "inline keyboard button", ReadInlineButton);
            Check(rows, forInvoice);
            // No button at all means no keyboard at all.
            return rows.Count == 0 ? ReplyMarkup.None : new ReplyMarkup(new InlineKeyboardMarkup(rows), null);
        }

        if (json.TryGetProperty("keyboard", out var keyboard))
        {
            _ = Rows(keyboard, "keyboard", "keyboard button", ReadKeyboardButton);
            foreach (var flag in (string[])["resize_keyboard", "one_time_keyboard", "selective", "is_persistent"])
            {
                CheckFlag(json, flag);
            }

            return new ReplyMarkup(null, json);
        }

        foreach (var kind in (string[])["remove_keyboard", "force_reply"])
        {
            if (CheckFlag(json, kind))
            {
                return new ReplyMarkup(null, json);
            }
        }

        return ReplyMarkup.None;
    }

    private static List<IReadOnlyList<T>> Rows<T>(
        JsonElement json, string field, string button, Func<JsonElement, T> read)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            throw Refusal.BadRequest($"field \"{field}\" must be of type Array");
        }

        var rows = new List<IReadOnlyList<T>>();
        foreach (var row in json.EnumerateArray())
        {
            if (row.ValueKind != JsonValueKind.Array)
            {
                throw Refusal.BadRequest($"field \"{field}\" must be an Array of Arrays");
            }

            List<T> buttons = [.. row.EnumerateArray().Select(item => item.ValueKind is JsonValueKind.Object
                || (item.ValueKind is JsonValueKind.String && button == "keyboard button")
                ? read(item)
                : throw Refusal.BadRequest($"can't parse {button}: expected an Object"))];
            if (buttons.Count > 0)
            {
                rows.Add(buttons);
            }
        }

        return rows.Sum(row => row.Count) > MostButtons
            ? throw Refusal.BadRequest("REPLY_MARKUP_TOO_LONG")
            : rows;
    }

    private static InlineKeyboardButton ReadInlineButton(JsonElement json)
    {
        var button = new InlineKeyboardButton(Text(json, "text", "inline keyboard button")!)
        {
            Style = Optional(json, "style"),
            IconCustomEmojiId = Optional(json, "icon_custom_emoji_id"),
            Url = Optional(json, "url"),
            CallbackData = Optional(json, "callback_data"),
            WebApp = json.TryGetProperty("web_app", out var app)
                ? new WebAppInfo(Text(app, "url", "inline keyboard button")!)
                : null,
            LoginUrl = json.TryGetProperty("login_url", out var login) ? login.Clone() : null,
            SwitchInlineQuery = Optional(json, "switch_inline_query"),
            SwitchInlineQueryCurrentChat = Optional(json, "switch_inline_query_current_chat"),
            SwitchInlineQueryChosenChat = json.TryGetProperty("switch_inline_query_chosen_chat", out var chosen)
                ? chosen.Clone()
                : null,
            CopyText = json.TryGetProperty("copy_text", out var copy)
                ? new CopyTextButton(Text(copy, "text", "inline keyboard button")!)
                : null,
            Pay = json.TryGetProperty("pay", out var pay) && pay.ValueKind == JsonValueKind.True ? true : null,
        };
        return Checked(button);
    }

    private static InlineKeyboardButton Checked(InlineKeyboardButton button) => button switch
    {
        { Text: "" } => throw Refusal.BadRequest(
            "can't parse inline keyboard button: Field \"text\" must be non-empty"),
        { CallbackData: { Length: > 0 } data } => Encoding.UTF8.GetByteCount(data) > LongestCallbackData
            ? throw Refusal.BadRequest("BUTTON_DATA_INVALID")
            : button,
        { Url: { Length: > 0 } link } => Links.Check(link, out var url) is { } reason
            ? throw Refusal.BadRequest($"inline keyboard button URL '{link}' is invalid: {reason}")
            : button with { Url = url },
        { WebApp.Url: var link } => link.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            ? button
            : throw Refusal.BadRequest(
                $"inline keyboard button Web App URL '{link}' is invalid: Only HTTPS links are allowed"),
        { CopyText.Text.Length: 0 or > 256 } => throw Refusal.BadRequest("BUTTON_COPY_TEXT_INVALID"),
        _ when HasAction(button) => button,
        _ => throw Refusal.BadRequest(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
    };

    private static bool HasAction(InlineKeyboardButton button) =>
        button.Pay is not null || button.CopyText is not null || button.LoginUrl is not null
        || button.SwitchInlineQuery is not null || button.SwitchInlineQueryCurrentChat is not null
        || button.SwitchInlineQueryChosenChat is not null;

    /// <summary>A pay button stands first, under an invoice and nowhere else.</summary>
    private static void Check(List<IReadOnlyList<InlineKeyboardButton>> rows, bool forInvoice)
    {
        var pays = rows.SelectMany(row => row).Select(button => button.Pay == true).ToList();
        if (forInvoice ? pays.Count > 0 && (!pays[0] || pays.Skip(1).Any(pay => pay)) : pays.Any(pay => pay))
        {
            throw Refusal.BadRequest("BUTTON_TYPE_INVALID");
        }
    }

    private static string ReadKeyboardButton(JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? json.GetString()! : Text(json, "text", "keyboard button")!;

    private static string? Optional(JsonElement json, string name) =>
        json.TryGetProperty(name, out _) ? Text(json, name, "inline keyboard button") : null;

    private static string? Text(JsonElement json, string name, string button) =>
        json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out var found)
            ? throw Refusal.BadRequest($"can't parse {button}: Can't find field \"{name}\"")
        : found.ValueKind == JsonValueKind.Null ? null
        : found.ValueKind == JsonValueKind.String ? found.GetString()
        : throw Refusal.BadRequest($"can't parse {button}: Field \"{name}\" must be of type String");

    private static bool CheckFlag(JsonElement json, string name) =>
        json.TryGetProperty(name, out var found)
        && found.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False or JsonValueKind.Null => false,
            _ => throw Refusal.BadRequest($"field \"{name}\" must be of type Boolean"),
        };
}
