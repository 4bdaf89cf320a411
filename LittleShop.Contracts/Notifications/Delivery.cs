namespace LittleShop.Contracts;

public enum Channel
{
    WebPush,
    Telegram,
    Email,

    /// <summary>Outgoing webhooks (Standard Webhooks), one endpoint after the other's events in their order.</summary>
    Webhook,

    /// <summary>The admin's own list behind the bell.</summary>
    Inbox,
}

public enum DeliveryState
{
    Queued,
    Sending,

    /// <summary>Handed over: the push service, Telegram, the mail server or the endpoint took it.</summary>
    Sent,

    /// <summary>It was shown: the device said so.</summary>
    Delivered,

    /// <summary>Somebody opened it, or acted on it.</summary>
    Opened,

    /// <summary>On purpose not sent; its reason says why.</summary>
    Suppressed,

    /// <summary>Will never be sent by itself: it was refused, or every attempt failed.</summary>
    Dead,
}

/// <summary>Why a delivery was not sent on purpose.</summary>
public enum SuppressionReason
{
    PreferenceOff,
    QuietHours,
    BelowMinimum,

    /// <summary>The customer blocked the bot, or their chat or mailbox is gone.</summary>
    Blocked,

    /// <summary>No chat, no mail address is known.</summary>
    NoAddress,

    /// <summary>The admin switched notifications on nowhere.</summary>
    NoDevice,

    /// <summary>The device was switched off, or its admin was disabled, before its turn came.</summary>
    SwitchedOff,

    /// <summary>The customer wants no messages that are not about their orders.</summary>
    OptedOut,

    /// <summary>The shop has not set this channel up.</summary>
    ChannelOff,

    /// <summary>The admin wants this kind of event in the daily digest.</summary>
    Digest,
}

/// <summary>One event for one recipient over one channel: the ledger's line.</summary>
/// <param name="OrderId">Null for a notice that is about no single order.</param>
/// <param name="Kind">The name of an <see cref="OrderEventKind"/> or a <see cref="NoticeKind"/>.</param>
/// <param name="NextAttemptAt">When a failed delivery is tried again.</param>
/// <param name="ResendOf">The delivery that this one repeats, on an admin's wish.</param>
public sealed record DeliveryView(
    long Id, Guid? OrderId, string? OrderNumber, string Kind, Channel Channel, string Recipient,
    DeliveryState State, SuppressionReason? Reason, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? SentAt,
    DateTimeOffset? DeliveredAt, DateTimeOffset? OpenedAt, DateTimeOffset? NextAttemptAt, string? LastAnswer,
    long? ResendOf)
{
    /// <summary>It failed at least once and waits for its next attempt.</summary>
    public bool IsFailing => State is DeliveryState.Queued && Attempts > 0;
}

/// <summary>A delivery with its whole story. Why: in one sentence, why it was sent or not.</summary>
public sealed record DeliveryDetail(
    DeliveryView Delivery, string Why, string Audience, DateTimeOffset EventAt,
    IReadOnlyList<DeliveryAttempt> Attempts, IReadOnlyList<long> Resends);

/// <summary>One attempt. Result is null while it is under way, and «Silent» where its sender never came back.</summary>
public sealed record DeliveryAttempt(
    int Number, Guid Id, string? Worker, DateTimeOffset Began, DateTimeOffset? Ended, string? Result, string? Answer);

/// <summary>Whether everyone who should hear of the events in a span has a delivery; each gap is named.</summary>
public sealed record CoverageReport(
    DateTimeOffset From, DateTimeOffset To, long Events, long Expected, long Present, IReadOnlyList<CoverageGap> Gaps,
    IReadOnlyList<CoverageCell> Cells)
{
    /// <summary>0 to 100. An empty span is fully covered.</summary>
    public double Percent => Expected == 0 ? 100 : 100.0 * Present / Expected;
}

/// <summary>
/// One day (UTC), event and channel: how many should have heard, how many have a delivery, and how those ended.
/// Open: queued, sending or failing.
/// </summary>
public sealed record CoverageCell(
    DateOnly Day, OrderEventKind Kind, Channel Channel, int Expected, int Present, int Reached, int Suppressed,
    int Open, int Dead);

public sealed record CoverageGap(long EventId, Guid OrderId, OrderEventKind Kind, Channel Channel, string Recipient);
