using System.Diagnostics;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace LittleShop.BotWorker.Telegram;

/// <summary>Handles one update: to the desk it belongs to, with an answer whatever happens.</summary>
internal sealed partial class UpdateHandler(
    Talk talk, ChatTurns turns, PaymentDesk payments, Reachability reachability, BotName name, TimeProvider clock,
    BotMetrics metrics, ILogger<UpdateHandler> logger)
{
    /// <summary>False where the update must come again: what it tells would be lost otherwise.</summary>
    public async Task<bool> HandleAsync(Update update, CancellationToken ct)
    {
        using var activity = BotMetrics.Source.StartActivity($"update {update.Type}", ActivityKind.Consumer);
        var started = clock.GetTimestamp();
        try
        {
            return await RouteAsync(update, ct);
        }
        catch (ApiRequestException refused) when (refused.ErrorCode == StatusCodes.Status403Forbidden)
        {
            LogBlocked(update.Id); // they blocked the bot before its answer: there is nobody to answer
            return true;
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            LogFailed(error, update.Id);
            return true;
        }
        finally
        {
            metrics.Answered(update.Type, clock.GetElapsedTime(started));
        }
    }

    private async Task<bool> RouteAsync(Update update, CancellationToken ct)
    {
        switch (update)
        {
            case { PreCheckoutQuery: { } question }:
                await payments.AnswerAsync(question, ct);
                return true;

            case { Message: { SuccessfulPayment: { } money, From: { } from } message }:
                return await payments.TakeAsync(message.Chat.Id, from, money, ct);

            case { MyChatMember: { Chat.Type: ChatType.Private } changed }:
                return await reachability.ChangeAsync(changed, ct);

            default:
                if (Incoming.Read(update, await name.GetAsync(ct)) is { } incoming)
                {
                    await turns.AloneAsync(incoming.ChatId, () => talk.AnswerAsync(incoming, ct), ct);
                }

                return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Update {Update}: the customer has blocked the bot")]
    private partial void LogBlocked(int update);

    [LoggerMessage(Level = LogLevel.Error, Message = "Update {Update} could not be answered")]
    private partial void LogFailed(Exception error, int update);
}
