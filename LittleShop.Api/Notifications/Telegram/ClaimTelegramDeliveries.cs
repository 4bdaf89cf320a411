using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Templates;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.Api.Notifications.Telegram;

/// <summary>Hands a bot worker the messages that are due, rendered.</summary>
internal sealed partial class ClaimTelegramDeliveries(
    DeliveryQueue queue, MessageWriter writer, DeliveryOutcomes outcomes, ILogger<ClaimTelegramDeliveries> logger)
{
    public static async Task<Ok<IReadOnlyList<TelegramDelivery>>> Handle(
        ClaimDeliveries claim, ClaimTelegramDeliveries claims) => TypedResults.Ok(await claims.TakeAsync(claim));

    /// <remarks>
    /// Not cancelled where the bot hangs up: what is claimed and never heard of waits for its lease to end. What cannot
    /// be handed out goes back by itself and takes nothing along that was claimed with it.
    /// </remarks>
    private async Task<IReadOnlyList<TelegramDelivery>> TakeAsync(ClaimDeliveries claim)
    {
        var orders = await ClaimAsync(claim.Max, claim.Worker, Delivery.OrderPriority);
        var broadcasts = await ClaimAsync(claim.MaxBroadcasts, claim.Worker, Delivery.BroadcastPriority);
        var rendered = new List<TelegramDelivery>(orders.Count + broadcasts.Count);
        var failed = new List<DeliveryOutcome>();
        foreach (var claimed in orders.Concat(broadcasts))
        {
            try
            {
                if (claimed.ChatId is { } chat)
                {
                    rendered.Add(await RenderAsync(claimed, chat));
                }
                else
                {
                    failed.Add(Outcome(claimed, DeliveryResult.NoAddress, "No chat is known any more."));
                }
            }
            catch (Exception error)
            {
                LogBroken(error, claimed.Id);
                failed.Add(Outcome(
                    claimed, DeliveryResult.Retry, $"The message could not be written: {error.Message}"));
            }
        }

        await GiveBackAsync(failed);
        return rendered;
    }

    private async Task<IReadOnlyList<ClaimedDelivery>> ClaimAsync(int max, string worker, int priority)
    {
        try
        {
            return max > 0
                ? await queue.ClaimAsync(Channel.Telegram, max, worker, CancellationToken.None, priority)
                : [];
        }
        catch (Exception error) when (priority == Delivery.BroadcastPriority)
        {
            LogNoBroadcasts(error); // the orders' are claimed by now, and must go out
            return [];
        }
    }

    private async Task GiveBackAsync(List<DeliveryOutcome> failed)
    {
        try
        {
            await outcomes.RecordAsync(failed, CancellationToken.None);
        }
        catch (Exception error)
        {
            LogNotGivenBack(error); // their leases end
        }
    }

    private async Task<TelegramDelivery> RenderAsync(ClaimedDelivery claimed, long chat)
    {
        var message = await writer.ChatAsync(claimed);
        return new TelegramDelivery(
            claimed.Id, claimed.LeaseToken, chat, message.Html, message.Buttons, claimed.Attempt,
            claimed.CreatedAt, claimed.Notice is { Kind: NoticeKind.Broadcast }, claimed.Silent);
    }

    private static DeliveryOutcome Outcome(ClaimedDelivery claimed, DeliveryResult result, string answer) =>
        new(claimed.Id, claimed.LeaseToken, result, answer);

    [LoggerMessage(Level = LogLevel.Error, Message = "The message of delivery {Id} could not be written")]
    private partial void LogBroken(Exception error, long id);

    [LoggerMessage(Level = LogLevel.Error, Message = "Due announcements could not be claimed; they stay due")]
    private partial void LogNoBroadcasts(Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Messages that could not be written are not given back yet")]
    private partial void LogNotGivenBack(Exception error);
}
