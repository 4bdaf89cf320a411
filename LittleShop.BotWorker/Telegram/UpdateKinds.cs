using Telegram.Bot.Types.Enums;

namespace LittleShop.BotWorker.Telegram;

internal static class UpdateKinds
{
    /// <summary>What this bot answers; Telegram sends nothing else.</summary>
    public static IReadOnlyList<UpdateType> Wanted { get; } =
    [
        UpdateType.Message, UpdateType.EditedMessage, UpdateType.CallbackQuery, UpdateType.PreCheckoutQuery,
        UpdateType.MyChatMember,
    ];
}
