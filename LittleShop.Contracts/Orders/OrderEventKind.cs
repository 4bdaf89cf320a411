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
}
