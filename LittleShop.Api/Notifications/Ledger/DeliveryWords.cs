using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Ledger;

/// <summary>Answers «why sent, why not sent» in one sentence.</summary>
internal static class DeliveryWords
{
    public static string Why(DeliveryView delivery, Audience audience)
    {
        var who = Role(delivery, audience);
        return delivery.State switch
        {
            DeliveryState.Queued when delivery.IsFailing =>
                $"Not sent yet: {Answer(delivery)} It is tried again, because {who}.",
            DeliveryState.Queued => $"It waits for its turn, because {who}.",
            DeliveryState.Sending => $"It is being sent now, because {who}.",
            DeliveryState.Sent => $"Sent, because {who}.{Again(delivery)}",
            DeliveryState.Delivered => $"Sent and shown, because {who}.{Again(delivery)}",
            DeliveryState.Opened => $"Sent and opened, because {who}.{Again(delivery)}",
            DeliveryState.Suppressed => $"Not sent, although {who}: {Because(delivery.Reason)}.",
            _ => $"Given up: {Answer(delivery)}",
        };
    }

    private static string Role(DeliveryView delivery, Audience audience) => audience switch
    {
        Audience.Customer => $"{delivery.Recipient} is the customer",
        Audience.Endpoints => $"{delivery.Recipient} asked for this event",
        Audience.AllAdmins => $"all admins hear of «{delivery.Kind}»",
        Audience.AssignedAdmin => $"{delivery.Recipient} accepted the order",
        Audience.Owners => $"owners hear of «{delivery.Kind}»",
        _ => $"the event is for {delivery.Recipient}",
    };

    private static string Because(SuppressionReason? reason) => reason switch
    {
        SuppressionReason.PreferenceOff => "this admin switched it off",
        SuppressionReason.QuietHours => "it came in this admin's quiet hours",
        SuppressionReason.BelowMinimum => "the order is below this admin's minimum amount",
        SuppressionReason.Blocked => "the recipient blocked the bot, or the address is gone",
        SuppressionReason.NoAddress => "no address is known for this channel",
        SuppressionReason.NoDevice => "this admin switched notifications on nowhere",
        SuppressionReason.SwitchedOff => "the receiver was switched off before its turn came",
        SuppressionReason.OptedOut => "the customer wants no messages but about their orders",
        SuppressionReason.ChannelOff => "the shop has not set this channel up",
        SuppressionReason.Digest => "this admin wants it in the daily digest",
        _ => "nobody wrote down why",
    };

    private static string Again(DeliveryView delivery) =>
        delivery.ResendOf is { } first ? $" It repeats delivery {first} on an admin's wish." : "";

    private static string Answer(DeliveryView delivery) =>
        delivery.LastAnswer is { Length: > 0 } answer ? answer.TrimEnd('.') + "." : "no answer came.";
}
