using System.Collections.Concurrent;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.WebPush;

/// <summary>
/// What is known of each push service, by its origin: one that asks to wait, or does not answer, is left alone for a
/// while, and never holds so many of the sender's slots that another service's devices would wait for it.
/// </summary>
internal sealed class PushOrigins(TimeProvider clock, int most)
{
    /// <summary>Failures in a row after which a service counts as out of order.</summary>
    private const int Patience = 5;

    private static readonly TimeSpan _leftAlone = TimeSpan.FromSeconds(10);

    /// <summary>However long one device's message must wait: a service's others are asked for again by then.</summary>
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, Origin> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long a message to this service has to wait; null where it may go now, which takes a place.</summary>
    public TimeSpan? TryEnter(Uri endpoint)
    {
        var origin = Of(endpoint);
        lock (origin)
        {
            if (origin.PauseLeft(clock) is { Ticks: > 0 } left)
            {
                return left;
            }

            if (origin.UnderWay >= most)
            {
                return TimeSpan.FromSeconds(1);
            }

            origin.UnderWay++;
            return null;
        }
    }

    public void Leave(Uri endpoint, PushAnswer answer)
    {
        var origin = Of(endpoint);
        lock (origin)
        {
            origin.UnderWay--;
            origin.Failures = answer is { Result: DeliveryResult.Retry, SignatureRefused: false } ? origin.Failures + 1 : 0;
            var pause = answer.RetryAfter ?? (origin.Failures >= Patience ? _leftAlone : TimeSpan.Zero);
            pause = pause < _longest ? pause : _longest;
            if (answer.Result is DeliveryResult.Retry && pause > origin.PauseLeft(clock))
            {
                (origin.PausedAt, origin.Pause) = (clock.GetTimestamp(), pause);
            }
        }
    }

    private Origin Of(Uri endpoint) => _known.GetOrAdd(endpoint.GetLeftPart(UriPartial.Authority), _ => new Origin());

    private sealed class Origin
    {
        public int UnderWay { get; set; }
        public int Failures { get; set; }
        public long PausedAt { get; set; }
        public TimeSpan Pause { get; set; }

        /// <summary>By a clock that nobody sets: a pause ends though the time of day went back.</summary>
        public TimeSpan PauseLeft(TimeProvider clock) => Pause - clock.GetElapsedTime(PausedAt);
    }
}
