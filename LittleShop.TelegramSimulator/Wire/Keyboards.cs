using System.Text.Json;

namespace LittleShop.TelegramSimulator.Wire;

internal sealed record InlineKeyboardMarkup(IReadOnlyList<IReadOnlyList<InlineKeyboardButton>> InlineKeyboard);

internal sealed record InlineKeyboardButton(string Text)
{
    public string? Style { get; init; }
    public string? IconCustomEmojiId { get; init; }
    public string? Url { get; init; }
    public string? CallbackData { get; init; }
    public WebAppInfo? WebApp { get; init; }
    public JsonElement? LoginUrl { get; init; }
    public string? SwitchInlineQuery { get; init; }
    public string? SwitchInlineQueryCurrentChat { get; init; }
    public JsonElement? SwitchInlineQueryChosenChat { get; init; }
    public CopyTextButton? CopyText { get; init; }
    public bool? Pay { get; init; }
}

internal sealed record WebAppInfo(string Url);

internal sealed record CopyTextButton(string Text);

internal sealed record BotCommand(string Command, string Description);

internal sealed record BotName(string Name);

internal sealed record BotDescription(string Description);

internal sealed record BotShortDescription(string ShortDescription);

internal sealed record WebhookInfo
{
    public string Url { get; init; } = "";
    public bool HasCustomCertificate { get; init; }
    public int PendingUpdateCount { get; init; }
    public string? IpAddress { get; init; }
    public long? LastErrorDate { get; init; }
    public string? LastErrorMessage { get; init; }
    public int? MaxConnections { get; init; }
    public IReadOnlyList<string>? AllowedUpdates { get; init; }
}
