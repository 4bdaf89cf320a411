namespace LittleShop.Contracts;

public enum OrderStatus
{
    PendingPayment,
    PaymentReceived,
    Accepted,
    Packing,
    Dispatched,
    Delivered,
    PaymentFailed,
    PaymentExpired,
    OnHold,
    Cancelled,
    Refunded,
}
