using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Templates;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.Api.Notifications.Telegram;

/// <summary>Hands a bot worker the messages that are due, rendered.</summary>
internal static class ClaimTelegramDeliveries
{
    public static async Task<Ok<IReadOnlyList<TelegramDelivery>>> Handle(
        ClaimDeliveries claim, DeliveryQueue queue, MessageWriter writer, CancellationToken ct)
    {
        var orders = claim.Max > 0
            ? await queue.ClaimAsync(Channel.Telegram, claim.Max, claim.Worker, ct)
            : [];
        var broadcasts = claim.MaxBroadcasts > 0
            ? await queue.ClaimAsync(
                Channel.Telegram, claim.MaxBroadcasts, claim.Worker, ct, Delivery.BroadcastPriority)
            : [];
        var rendered = new List<TelegramDelivery>(orders.Count + broadcasts.Count);
        foreach (var claimed in orders.Concat(broadcasts))
        {
            rendered.Add(await RenderAsync(claimed, writer));
        }

        return TypedResults.Ok<IReadOnlyList<TelegramDelivery>>(rendered);
    }

    private static async Task<TelegramDelivery> RenderAsync(ClaimedDelivery claimed, MessageWriter writer)
    {
        var message = await writer.ChatAsync(claimed);
        return new TelegramDelivery(
            claimed.Id, claimed.LeaseToken, claimed.ChatId ?? 0, message.Html, message.Buttons, claimed.Attempt,
            claimed.CreatedAt, claimed.Notice is { Kind: NoticeKind.Broadcast }, claimed.Silent);
    }
}
