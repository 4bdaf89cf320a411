namespace LittleShop.Contracts;

public enum Channel
{
    WebPush,
    Telegram,
}

public enum DeliveryState
{
    Queued,
    Sending,
    Sent,

    /// <summary>Will never be sent: the recipient is gone, or every attempt failed.</summary>
    Dead,
}

/// <summary>One event for one recipient over one channel: the ledger's line.</summary>
public sealed record DeliveryView(
    long Id, Guid OrderId, string OrderNumber, OrderEventKind Kind, Channel Channel, string Recipient,
    DeliveryState State, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, DateTimeOffset? NextAttemptAt,
    string? LastAnswer);

/// <summary>Whether everyone who should hear of the events in a span has a delivery; each gap is named.</summary>
public sealed record CoverageReport(
    DateTimeOffset From, DateTimeOffset To, long Events, long Expected, long Present, IReadOnlyList<CoverageGap> Gaps)
{
    /// <summary>0 to 100. An empty span is fully covered.</summary>
    public double Percent => Expected == 0 ? 100 : 100.0 * Present / Expected;
}

public sealed record CoverageGap(long EventId, Guid OrderId, OrderEventKind Kind, Channel Channel, string Recipient);
