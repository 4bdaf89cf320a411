using System.ComponentModel.DataAnnotations;

namespace LittleShop.Contracts;

/// <summary>Takes up to Max due Telegram deliveries for one worker, at most one for each chat.</summary>
public sealed record ClaimDeliveries(
    [property: Range(1, 200)] int Max, [property: Required, MaxLength(Limits.Name)] string Worker);

/// <summary>A message to send, rendered. LeaseToken fences: an outcome with an old token is refused.</summary>
public sealed record TelegramDelivery(
    long Id, Guid LeaseToken, long ChatId, string Html, IReadOnlyList<IReadOnlyList<MessageButton>> Buttons,
    int Attempt, DateTimeOffset EventAt);

/// <summary>An inline button: callback data (1–64 bytes, Bot API InlineKeyboardButton), or a link.</summary>
public sealed record MessageButton(string Text, string? Data = null, string? Url = null);

public enum DeliveryResult
{
    Sent,

    /// <summary>Certainly not sent, or unclear: try again later.</summary>
    Retry,

    /// <summary>Can never be sent as it is.</summary>
    Rejected,

    /// <summary>The customer blocked the bot or is gone: marks the customer unreachable.</summary>
    Unreachable,
}

/// <summary>How one attempt went. RetryAfterSeconds: what the server asked to wait.</summary>
public sealed record DeliveryOutcome(
    long Id, Guid LeaseToken, DeliveryResult Result, [property: MaxLength(300)] string? Answer,
    int? RetryAfterSeconds = null);

/// <summary>Outcomes whose lease was lost meanwhile are Refused: somebody else has that delivery now.</summary>
public sealed record OutcomesTaken(IReadOnlyList<long> Refused);
