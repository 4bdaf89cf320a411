using LittleShop.BotWorker.Telegram;
using LittleShop.BotWorker.Telegram.Pacing;
using LittleShop.Contracts;
using LittleShop.ServiceDefaults;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace LittleShop.BotWorker.Notifications;

/// <summary>Sends one message of the Api's queue and says how it went.</summary>
internal sealed partial class DeliverySender(
    ITelegramBotClient bot, SendGate gate, SendMarks marks, ShopMetrics metrics, TimeProvider clock,
    ILogger<DeliverySender> logger)
{
    private const int LongestAnswer = 300;
    private const int WhileRedisIsAway = 10;
    private static readonly LinkPreviewOptions _noPreview = new() { IsDisabled = true };

    // Together well below the Api's lease of thirty seconds: who sends after that may send a second time.
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan _latest = TimeSpan.FromSeconds(16);
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(10);

    /// <summary>Claimed since then at the latest, by the clock's own count: a worker may be stopped at any line.</summary>
    public async Task<DeliveryOutcome> SendAsync(TelegramDelivery delivery, long claimed, CancellationToken ct)
    {
        if (delivery.Attempt > 1 && await RecallAsync(delivery) is { } known)
        {
            return Outcome(delivery, known);
        }

        if (!await WaitForTurnAsync(delivery, ct))
        {
            var left = Math.Max(1, (int)Math.Ceiling((await gate.PauseLeftAsync()).TotalSeconds));
            return Outcome(delivery, new(DeliveryResult.Deferred, "There was no room for it in time.", left));
        }

        await marks.BeginAsync(delivery.Id);
        if (clock.GetElapsedTime(claimed) > _latest)
        {
            // Somebody else may have it by now, and have sent what comes after it.
            return Outcome(delivery, new(DeliveryResult.Deferred, "Its worker was held up until it was too late.", 1));
        }

        var verdict = await TryAsync(delivery, ct);
        await MarkAsync(delivery, verdict);
        metrics.TelegramSent(verdict.Result switch
        {
            DeliveryResult.Sent => "sent",
            DeliveryResult.Unreachable => "blocked",
            DeliveryResult.Rejected => "rejected",
            DeliveryResult.Ambiguous => "unclear",
            _ => "failed",
        });
        return Outcome(delivery, verdict);
    }

    /// <summary>What the attempts before left behind; null: send it.</summary>
    private async Task<SendVerdict?> RecallAsync(TelegramDelivery delivery) =>
        (await marks.FindAsync(delivery.Id), delivery.IsBroadcast) switch
        {
            (SendMark.Sent, _) => SendVerdict.Sent with { Answer = "Sent by a worker that did not live to say so." },

            // News of an order are better twice than never. An advertisement is not.
            (SendMark.Begun, true) => new(DeliveryResult.Ambiguous, "It may have been sent before; nobody can tell."),
            (SendMark.Unknown, true) => new(
                DeliveryResult.Retry, "It may have been sent before, and Redis, who knows, is away.", WhileRedisIsAway),
            _ => null,
        };

    private async Task<SendVerdict> TryAsync(TelegramDelivery delivery, CancellationToken ct)
    {
        using var deadline = new CancellationTokenSource(_deadline, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        var verdict = await TryAsync(delivery, delivery.Html, ParseMode.Html, both.Token);
        if (verdict.IsMarkupRefused && !delivery.IsBroadcast)
        {
            // In the place of the first one: that is no message to Telegram, and so not counted.
            var plain = await TryAsync(delivery, PlainText.Of(delivery.Html), ParseMode.None, both.Token);
            verdict = plain with { Answer = $"Without markup, because of: {verdict.Answer} {plain.Answer}".TrimEnd() };
        }

        return verdict;
    }

    private async Task<SendVerdict> TryAsync(
        TelegramDelivery delivery, string text, ParseMode markup, CancellationToken ct)
    {
        var wire = WireWitness.Watch();
        try
        {
            await bot.SendMessage(
                delivery.ChatId, text, markup, replyMarkup: Keyboard.Of(delivery.Buttons),
                linkPreviewOptions: _noPreview, disableNotification: delivery.Silent, cancellationToken: ct);
            metrics.NotificationDelivered("telegram", clock.GetUtcNow() - delivery.EventAt);
            return SendVerdict.Sent;
        }
        catch (ApiRequestException refused)
        {
            var verdict = SendVerdict.Of(refused);
            if (verdict.RetryAfter is { } seconds)
            {
                LogPaused(seconds);
                await gate.PauseAsync(TimeSpan.FromSeconds(seconds));
            }

            return Noted(delivery, verdict);
        }
        catch (Exception error)
        {
            var verdict = SendVerdict.Of(error, wire.Written, delivery.IsBroadcast, ct.IsCancellationRequested
                ? "the wait for Telegram was ended."
                : error.Message);
            return Noted(delivery, verdict);
        }
    }

    private Task MarkAsync(TelegramDelivery delivery, SendVerdict verdict) => verdict.Result switch
    {
        DeliveryResult.Sent => marks.SentAsync(delivery.Id),
        DeliveryResult.Ambiguous => Task.CompletedTask, // it is begun, and that is all one can say
        _ => marks.RemoveAsync(delivery.Id),
    };

    /// <summary>False where the limits hold it back for longer than its lease, or this worker, lasts.</summary>
    private async Task<bool> WaitForTurnAsync(TelegramDelivery delivery, CancellationToken ct)
    {
        try
        {
            return await gate.TryWaitAsync(
                delivery.ChatId, delivery.IsBroadcast ? SendPriority.Broadcast : SendPriority.Order, _longestWait, ct);
        }
        catch (OperationCanceledException)
        {
            return false; // the worker stops: nothing was sent
        }
    }

    private static DeliveryOutcome Outcome(TelegramDelivery delivery, SendVerdict verdict) =>
        new(
            delivery.Id, delivery.LeaseToken, verdict.Result,
            verdict.Answer is { Length: > 0 } answer ? Conversation.Html.Cut(answer, LongestAnswer) : null,
            verdict.RetryAfter);

    private SendVerdict Noted(TelegramDelivery delivery, SendVerdict verdict)
    {
        if (verdict.Result == DeliveryResult.Rejected)
        {
            LogRejected(delivery.Id, verdict.Answer);
        }
        else
        {
            LogNotSent(delivery.Id, verdict.Result, verdict.Answer);
        }

        return verdict;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram asks the whole bot to wait {Seconds} s")]
    private partial void LogPaused(int seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Telegram will never take delivery {Delivery}: {Reason}")]
    private partial void LogRejected(long delivery, string? reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {Delivery}: {Result}. {Reason}")]
    private partial void LogNotSent(long delivery, DeliveryResult result, string? reason);
}
