namespace LittleShop.Api.Notifications.Queue;

/// <summary>How long after a failed attempt the next one comes. After a day of them the delivery is dead.</summary>
internal static class Backoff
{
    /// <summary>Seconds after the first, second, … attempt, before jitter.</summary>
    public static IReadOnlyList<int> Seconds { get; } =
        [1, 5, 30, 120, 600, 3600, 3600, 7200, 7200, 10_800, 10_800, 14_400, 14_400, 14_400];

    public static int MaxAttempts { get; } = Seconds.Count + 1;

    /// <summary>
    /// Attempts of an order's message of which nobody knows whether it arrived: after the first it is sent once more,
    /// after the second never. A broadcast is not sent again at all.
    /// </summary>
    public const int MaxUnclear = 2;

    /// <summary>Seconds before that one more attempt: what swallowed the first answer may be over by then.</summary>
    public const int UnclearSeconds = 15;

    /// <summary>The longest wait that a server may ask for.</summary>
    public static TimeSpan LongestRetryAfter { get; } = TimeSpan.FromHours(24);
}
