using System.ComponentModel.DataAnnotations;

namespace LittleShop.Contracts;

/// <summary>
/// Takes up to Max due order messages for one worker, at most one for each chat, and up to MaxBroadcasts others beside
/// them.
/// </summary>
public sealed record ClaimDeliveries(
    [property: Range(0, 200)] int Max, [property: Required, MaxLength(Limits.Name)] string Worker,
    [property: Range(0, 200)] int MaxBroadcasts = 0);

/// <summary>A message to send, rendered. LeaseToken fences: an outcome with an old token is refused.</summary>
/// <param name="Silent">In the customer's quiet hours: without a sound.</param>
public sealed record TelegramDelivery(
    long Id, Guid LeaseToken, long ChatId, string Html, IReadOnlyList<IReadOnlyList<MessageButton>> Buttons,
    int Attempt, DateTimeOffset EventAt, bool IsBroadcast = false, bool Silent = false);

/// <summary>An inline button: callback data (1–64 bytes, Bot API InlineKeyboardButton), or a link.</summary>
public sealed record MessageButton(string Text, string? Data = null, string? Url = null);

public enum DeliveryResult
{
    Sent,

    /// <summary>Certainly not sent: try again later.</summary>
    Retry,

    /// <summary>Can never be sent as it is.</summary>
    Rejected,

    /// <summary>The customer blocked the bot or is gone: marks the customer unreachable.</summary>
    Unreachable,

    /// <summary>The request was written and no answer came: it may have arrived.</summary>
    Ambiguous,

    /// <summary>On purpose not sent: the device was switched off or its admin disabled before its turn came.</summary>
    SwitchedOff,

    /// <summary>Nobody knows any more where to send it to.</summary>
    NoAddress,

    /// <summary>Not tried at all: there was no room for it yet. Costs no attempt.</summary>
    Deferred,
}

/// <summary>How one attempt went. RetryAfterSeconds: what the server asked to wait.</summary>
public sealed record DeliveryOutcome(
    long Id, Guid LeaseToken, DeliveryResult Result, [property: MaxLength(300)] string? Answer,
    int? RetryAfterSeconds = null);

/// <summary>Outcomes whose lease was lost meanwhile are Refused: somebody else has that delivery now.</summary>
public sealed record OutcomesTaken(IReadOnlyList<long> Refused);
