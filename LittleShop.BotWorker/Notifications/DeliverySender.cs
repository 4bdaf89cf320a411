using LittleShop.BotWorker.Telegram;
using LittleShop.Contracts;
using LittleShop.ServiceDefaults;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace LittleShop.BotWorker.Notifications;

/// <summary>Sends one order message and says how it went.</summary>
internal sealed partial class DeliverySender(
    ITelegramBotClient bot, SendGate gate, SentBefore sentBefore, ShopMetrics metrics, TimeProvider clock,
    ILogger<DeliverySender> logger)
{
    private const int LongestAnswer = 300;
    private static readonly LinkPreviewOptions _noPreview = new() { IsDisabled = true };

    // Together well below the Api's lease of thirty seconds: who sends after that may send a second time.
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(10);

    public async Task<DeliveryOutcome> SendAsync(TelegramDelivery delivery, CancellationToken ct)
    {
        if (delivery.Attempt > 1 && await sentBefore.IsAsync(delivery.Id))
        {
            return Outcome(delivery, DeliveryResult.Sent, "Sent by a worker that did not live to say so.");
        }

        if (!await WaitForTurnAsync(delivery.ChatId, ct))
        {
            var left = Math.Max(1, (int)Math.Ceiling(gate.PauseLeft().TotalSeconds));
            return Outcome(delivery, DeliveryResult.Retry, "There was no room for it in time.", left);
        }

        var outcome = await TryAsync(delivery, ct);
        metrics.TelegramSent(outcome.Result switch
        {
            DeliveryResult.Sent => "sent",
            DeliveryResult.Unreachable => "blocked",
            DeliveryResult.Rejected => "rejected",
            _ => "failed",
        });
        return outcome;
    }

    private async Task<DeliveryOutcome> TryAsync(TelegramDelivery delivery, CancellationToken ct)
    {
        using var deadline = new CancellationTokenSource(_deadline, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        try
        {
            await bot.SendMessage(
                delivery.ChatId, delivery.Html, ParseMode.Html, replyMarkup: Keyboard.Of(delivery.Buttons),
                linkPreviewOptions: _noPreview, disableNotification: delivery.Silent,
                cancellationToken: both.Token);
            metrics.NotificationDelivered("telegram", clock.GetUtcNow() - delivery.EventAt);
            await sentBefore.RememberAsync(delivery.Id);
            return Outcome(delivery, DeliveryResult.Sent, null);
        }
        catch (ApiRequestException refused)
        {
            return Classify(delivery, refused);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            LogUnclear(delivery.Id, error.Message);
            return Outcome(delivery, DeliveryResult.Retry, Reason(error, deadline.IsCancellationRequested));
        }
    }

    private DeliveryOutcome Classify(TelegramDelivery delivery, ApiRequestException refused)
    {
        switch (refused.ErrorCode)
        {
            case StatusCodes.Status429TooManyRequests:
                var wait = Math.Max(1, refused.Parameters?.RetryAfter ?? 1);
                gate.Pause(TimeSpan.FromSeconds(wait));
                LogPaused(wait);
                return Outcome(delivery, DeliveryResult.Retry, refused.Message, wait);

            case StatusCodes.Status403Forbidden:
                return Outcome(delivery, DeliveryResult.Unreachable, refused.Message);

            // A group that grew into a supergroup, or a chat that is gone: nobody is there to read it.
            case StatusCodes.Status400BadRequest
                when refused.Message.Contains("chat not found", StringComparison.Ordinal):
                return Outcome(delivery, DeliveryResult.Unreachable, refused.Message);

            case >= 400 and < 500 and not StatusCodes.Status401Unauthorized and not StatusCodes.Status404NotFound:
                LogRejected(delivery.Id, refused.Message);
                return Outcome(delivery, DeliveryResult.Rejected, refused.Message);

            default:
                LogUnclear(delivery.Id, refused.Message);
                return Outcome(delivery, DeliveryResult.Retry, refused.Message);
        }
    }

    /// <summary>False where the limits hold it back for longer than its lease, or this worker, lasts.</summary>
    private async Task<bool> WaitForTurnAsync(long chatId, CancellationToken ct)
    {
        if (gate.PauseLeft() > _longestWait)
        {
            return false;
        }

        using var patience = new CancellationTokenSource(_longestWait, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            await gate.WaitAsync(chatId, urgent: false, both.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false; // out of patience, or the worker stops: either way nothing was sent
        }
    }

    private static string Reason(Exception error, bool tookTooLong) => tookTooLong
        ? $"Telegram did not answer within {_deadline.TotalSeconds:0} s."
        : error.Message;

    private static DeliveryOutcome Outcome(
        TelegramDelivery delivery, DeliveryResult result, string? answer, int? retryAfter = null) =>
        new(delivery.Id, delivery.LeaseToken, result, Conversation.Html.Cut(answer ?? "", LongestAnswer) switch
        {
            "" => null,
            var text => text,
        }, retryAfter);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram asks the whole bot to wait {Seconds} s")]
    private partial void LogPaused(int seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Telegram will never take delivery {Delivery}: {Reason}")]
    private partial void LogRejected(long delivery, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {Delivery} is tried again later: {Reason}")]
    private partial void LogUnclear(long delivery, string reason);
}
