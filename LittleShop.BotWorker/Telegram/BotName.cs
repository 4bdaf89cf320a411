using Telegram.Bot;

namespace LittleShop.BotWorker.Telegram;

/// <summary>The bot's username, asked of Telegram once.</summary>
internal sealed class BotName(ITelegramBotClient bot)
{
    private volatile string? _name;

    public async Task<string> GetAsync(CancellationToken ct) =>
        _name ??= (await bot.GetMe(ct)).Username ?? "";
}
