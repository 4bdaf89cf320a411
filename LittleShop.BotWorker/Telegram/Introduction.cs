using LittleShop.Contracts;

namespace LittleShop.BotWorker.Telegram;

/// <summary>Tells the shop what the bot is called, once both answer: admins get links to it.</summary>
internal sealed partial class Introduction(
    BotName name, ChatsClient shop, TimeProvider clock, ILogger<Introduction> logger) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryAsync(stoppingToken))
        {
            await Task.Delay(_pause, clock, stoppingToken);
        }
    }

    private async Task<bool> TryAsync(CancellationToken ct)
    {
        try
        {
            return (await shop.IntroduceAsync(await name.GetAsync(ct), ct)) is not { Problem.Status: >= 500 };
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            LogNotYet(error.Message);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The shop does not know the bot's name yet: {Reason}")]
    private partial void LogNotYet(string reason);
}
