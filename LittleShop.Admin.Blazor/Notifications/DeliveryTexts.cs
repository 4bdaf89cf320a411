using LittleShop.Contracts;
using MudBlazor;

namespace LittleShop.Admin.Blazor.Notifications;

/// <summary>What channels, audiences and reasons are called in front of people.</summary>
internal static class DeliveryTexts
{
    extension(Channel channel)
    {
        public string Label => channel switch
        {
            Channel.WebPush => "Push",
            Channel.Email => "E-mail",
            Channel.Webhook => "Webhooks",
            _ => channel.ToString(),
        };

        public string Icon => channel switch
        {
            Channel.WebPush => Icons.Material.Outlined.NotificationsActive,
            Channel.Email => Icons.Material.Outlined.Mail,
            Channel.Webhook => Icons.Material.Outlined.Webhook,
            Channel.Inbox => Icons.Material.Outlined.Inbox,
            _ => Icons.Material.Outlined.Send,
        };
    }

    extension(Audience audience)
    {
        public string Label => audience switch
        {
            Audience.AllAdmins => "All admins",
            Audience.AssignedAdmin => "Who accepted it",
            Audience.Owners => "Owners",
            Audience.NamedAdmin => "The admin it names",
            Audience.Customer => "The customer",
            _ => "Endpoints that want it",
        };
    }

    extension(SuppressionReason reason)
    {
        /// <summary>Why it was left out, in a few words.</summary>
        public string Label => reason switch
        {
            SuppressionReason.PreferenceOff => "switched off by this admin",
            SuppressionReason.QuietHours => "in this admin's quiet hours",
            SuppressionReason.BelowMinimum => "below this admin's minimum amount",
            SuppressionReason.Blocked => "the bot is blocked, or the address is gone",
            SuppressionReason.NoAddress => "no address is known",
            SuppressionReason.NoDevice => "no device has notifications on",
            SuppressionReason.SwitchedOff => "the receiver was switched off before its turn",
            SuppressionReason.OptedOut => "the customer wants order messages only",
            SuppressionReason.ChannelOff => "the shop has not set this channel up",
            SuppressionReason.Digest => "goes into this admin's daily digest",
            _ => reason.ToString(),
        };
    }

    extension(DeliveryView delivery)
    {
        public string StateLabel => delivery.State switch
        {
            DeliveryState.Queued when delivery.IsFailing => "Failing",
            DeliveryState.Queued => "Waiting",
            DeliveryState.Sending => "Sending",
            DeliveryState.Sent => "Sent",
            DeliveryState.Delivered => "Shown",
            DeliveryState.Opened => "Opened",
            DeliveryState.Suppressed => "Left out",
            _ => "Not sent",
        };

        public bool CanBeRepeated => delivery.Channel is not Channel.Inbox
            && delivery.Reason is not SuppressionReason.OptedOut
            && delivery.State is not (DeliveryState.Queued or DeliveryState.Sending);
    }
}
