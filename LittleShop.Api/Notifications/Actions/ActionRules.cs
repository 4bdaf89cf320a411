using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Actions;

/// <summary>What a notification's button may do.</summary>
internal static class ActionRules
{
    extension(OrderStatus to)
    {
        /// <summary>The steps of packing: they ask nothing, and neither money nor stock moves with them.</summary>
        public bool IsAction => to is OrderStatus.Accepted or OrderStatus.Packing or OrderStatus.Dispatched;

        /// <summary>The button's words, as on the order's page.</summary>
        public string ActionTitle => to switch
        {
            OrderStatus.Accepted => "Accept",
            OrderStatus.Packing => "Start packing",
            _ => "Dispatch",
        };
    }

    extension(OrderEventKind kind)
    {
        /// <summary>The usual next step after what is told; null where there is none for a button.</summary>
        public OrderStatus? NextStep => kind switch
        {
            OrderEventKind.PaymentConfirmed or OrderEventKind.AcceptanceReminder or OrderEventKind.EscalatedToChat
                or OrderEventKind.EscalatedToEmail or OrderEventKind.EscalatedToNext => OrderStatus.Accepted,
            OrderEventKind.Accepted => OrderStatus.Packing,
            OrderEventKind.Packing => OrderStatus.Dispatched,
            _ => null,
        };
    }

    public static bool MayAct(string? role) => role is Roles.Owner or Roles.Manager or Roles.Packer;
}
