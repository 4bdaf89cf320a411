using LittleShop.BotWorker.Conversation;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace LittleShop.BotWorker.Telegram;

/// <summary>
/// At the start: is the token good, which commands are there, do updates come by post? Telegram being away delays
/// this and nothing else; a token that Telegram does not know stops the process.
/// </summary>
internal sealed partial class BotStart(
    ITelegramBotClient bot, IOptions<TelegramOptions> options, IHostApplicationLifetime process, TimeProvider clock,
    ILogger<BotStart> logger) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await IntroduceAsync(stoppingToken);
                return;
            }
            catch (ApiRequestException refused) when (refused.ErrorCode is 401 or 404)
            {
                LogTokenUnknown();
                Environment.ExitCode = 1;
                process.StopApplication();
                return;
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotYet(error.Message);
                await Task.Delay(_pause, clock, stoppingToken);
            }
        }
    }

    private async Task IntroduceAsync(CancellationToken ct)
    {
        var me = await bot.GetMe(ct);
        await bot.SetMyCommands(
            Commands.All.Select(command =>
                new global::Telegram.Bot.Types.BotCommand(command.Name, command.Description)),
            cancellationToken: ct);
        if (options.Value.UsesWebhook)
        {
            await bot.SetWebhook(
                options.Value.WebhookUrl!, maxConnections: 80, allowedUpdates: UpdateKinds.Wanted,
                secretToken: options.Value.WebhookSecret, cancellationToken: ct);
        }
        else
        {
            await bot.DeleteWebhook(cancellationToken: ct);
        }

        LogReady(me.Username ?? "", options.Value.UsesWebhook ? "webhook" : "polling");
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "I am @{Name}, updates come by {Way}")]
    private partial void LogReady(string name, string way);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Telegram:BotToken is not known to Telegram: it was revoked or "
        + "mistyped. Ask @BotFather for the present one and set it, for example Telegram__BotToken=123456789:AAF0abc…")]
    private partial void LogTokenUnknown();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram does not answer yet ({Reason}); trying again")]
    private partial void LogNotYet(string reason);
}
