using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Queue;

/// <summary>A delivery that a sender holds until its lease ends, with all that its message needs.</summary>
internal sealed record ClaimedDelivery(
    long Id, Guid LeaseToken, int Attempt, Guid Recipient, OrderNews News, long ChatId, PushTarget? Device);

/// <summary>What happened to an order, as it was then: a late message still tells its own event.</summary>
internal sealed record OrderNews(
    Guid OrderId, OrderEventKind Kind, DateTimeOffset At, Money Total, int ItemCount, string CustomerName)
{
    /// <summary>Money that the event moved.</summary>
    public Money? Amount { get; init; }
    public PaymentMethod PaymentMethod { get; init; }

    /// <summary>An admin's own words: for admins only.</summary>
    public string? Note { get; init; }
    public string? Carrier { get; init; }
    public string? TrackingNumber { get; init; }

    /// <summary>Money was paid and not given back yet when the message was made.</summary>
    public bool IsPaid { get; init; }
}

/// <summary>A browser to push to; Usable is false once it was switched off or its admin was disabled.</summary>
internal sealed record PushTarget(string Endpoint, byte[] P256dh, byte[] Auth, bool Usable);
