using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Templates;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.Api.Notifications.Telegram;

/// <summary>Hands a bot worker the messages that are due, rendered.</summary>
internal static class ClaimTelegramDeliveries
{
    public static async Task<Ok<IReadOnlyList<TelegramDelivery>>> Handle(
        ClaimDeliveries claim, DeliveryQueue queue, CancellationToken ct)
    {
        var claimed = await queue.ClaimAsync(Channel.Telegram, claim.Max, claim.Worker, ct);
        return TypedResults.Ok<IReadOnlyList<TelegramDelivery>>([.. claimed.Select(Render)]);
    }

    private static TelegramDelivery Render(ClaimedDelivery claimed)
    {
        var message = CustomerMessage.Of(claimed.News);
        return new TelegramDelivery(
            claimed.Id, claimed.LeaseToken, claimed.ChatId, message.Html, message.Buttons, claimed.Attempt,
            claimed.News.At);
    }
}
