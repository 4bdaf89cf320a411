namespace LittleShop.Contracts;

/// <summary>What happened to an order; each kind has its row in the routing table and its templates.</summary>
public enum OrderEventKind
{
    Received,
    PaymentConfirmed,
    PaymentFailed,
    PaymentExpired,

    /// <summary>The customer tries again after a failed or expired payment: the order waits for payment once more.</summary>
    PaymentRetried,
    Accepted,
    Packing,
    Dispatched,
    TrackingChanged,
    Delivered,
    OnHold,
    Cancelled,
    PartlyRefunded,
    Refunded,

    /// <summary>A paid order waits for somebody to accept it: all admins are told again, with sound.</summary>
    AcceptanceReminder,

    /// <summary>It still waits: the owners are told in Telegram.</summary>
    EscalatedToChat,

    /// <summary>It still waits: the owners are told by e-mail.</summary>
    EscalatedToEmail,

    /// <summary>It still waits: one more admin, whom the event names, is told over every channel.</summary>
    EscalatedToNext,

    /// <summary>The customer let the bot in again: one message tells where their orders stand.</summary>
    CaughtUp,
}

public static class OrderEventFacts
{
    extension(OrderEventKind kind)
    {
        /// <summary>The shop's own affair: customers do not see it in their order.</summary>
        public bool IsInternal => kind is OrderEventKind.AcceptanceReminder or OrderEventKind.EscalatedToChat
            or OrderEventKind.EscalatedToEmail or OrderEventKind.EscalatedToNext or OrderEventKind.CaughtUp;

        /// <summary>Goes through quiet hours where the admin allows it, and is pushed with high urgency.</summary>
        public bool IsUrgent => kind is OrderEventKind.PaymentConfirmed or OrderEventKind.PaymentFailed
            or OrderEventKind.Cancelled or OrderEventKind.OnHold or OrderEventKind.AcceptanceReminder
            or OrderEventKind.EscalatedToChat or OrderEventKind.EscalatedToEmail or OrderEventKind.EscalatedToNext;
    }
}
