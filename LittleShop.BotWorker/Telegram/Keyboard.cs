using LittleShop.Contracts;
using Telegram.Bot.Types.ReplyMarkups;

namespace LittleShop.BotWorker.Telegram;

internal static class Keyboard
{
    public static InlineKeyboardMarkup? Of(IReadOnlyList<IReadOnlyList<MessageButton>> rows) => rows is []
        ? null
        : new InlineKeyboardMarkup(rows.Where(row => row.Count > 0).Select(row => row.Select(Button)));

    private static InlineKeyboardButton Button(MessageButton button) => button.Url is { } url
        ? InlineKeyboardButton.WithUrl(button.Text, url)
        : InlineKeyboardButton.WithCallbackData(button.Text, button.Data ?? "nop");
}
