using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Queue;

/// <summary>A delivery that a sender holds until its lease ends, with all that its message needs.</summary>
internal sealed record ClaimedDelivery(long Id, Guid LeaseToken, int Attempt, Guid Recipient, Audience Audience)
{
    /// <summary>What happened to an order; null for a notice.</summary>
    public OrderNews? News { get; init; }

    /// <summary>What is told beside the life of an order; null for an order's event.</summary>
    public NoticeNews? Notice { get; init; }
    public bool Silent { get; init; }

    /// <summary>The delivery that an admin wished to see sent again.</summary>
    public long? ResendOf { get; init; }

    /// <summary>It must not look like the first.</summary>
    public bool IsResend => ResendOf is not null;
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The recipient's own chat, mail address, name and language, whoever they are.</summary>
    public long? ChatId { get; init; }
    public string? Email { get; init; }
    public string Name { get; init; } = "";
    public string Language { get; init; } = "en";

    /// <summary>The admin who hears, or whose device does.</summary>
    public Guid? AdminId { get; init; }
    public string? AdminRole { get; init; }
    public bool Sound { get; init; } = true;
    public PushTarget? Device { get; init; }
    public WebhookTarget? Endpoint { get; init; }

    public Reader Reader => Audience is Audience.Customer ? Reader.Customer : Reader.Admin;
}

/// <summary>What happened to an order, as it was then: a late message still tells its own event.</summary>
internal sealed record OrderNews(
    Guid OrderId, OrderEventKind Kind, DateTimeOffset At, Money Total, int ItemCount, string CustomerName)
{
    public long EventId { get; init; }

    /// <summary>Where the event brought the order.</summary>
    public OrderStatus Status { get; init; }

    /// <summary>The order's version while it still is where this event brought it; null once it went on.</summary>
    public uint? Version { get; init; }

    /// <summary>Money that the event moved.</summary>
    public Money? Amount { get; init; }
    public PaymentMethod PaymentMethod { get; init; }

    /// <summary>An admin's own words: for admins only.</summary>
    public string? Note { get; init; }
    public string? Carrier { get; init; }
    public string? TrackingNumber { get; init; }

    /// <summary>Money was paid and not given back yet when the message was made.</summary>
    public bool IsPaid { get; init; }

    /// <summary>For a catch-up: a line «id status» for each order whose messages did not arrive.</summary>
    public string? Missed { get; init; }
}

/// <summary>A notice as its recipients read it.</summary>
internal sealed record NoticeNews(
    long Id, NoticeKind Kind, string Title, string Body, string? Url, DateTimeOffset At);

/// <summary>A browser to push to; Usable is false once it was switched off or its admin was disabled.</summary>
internal sealed record PushTarget(string Endpoint, byte[] P256dh, byte[] Auth, bool Usable);

/// <summary>An endpoint to tell; Usable is false once it was switched off or removed.</summary>
internal sealed record WebhookTarget(string Url, string ProtectedSecret, bool Usable);
