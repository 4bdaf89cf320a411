namespace LittleShop.BotWorker.Telegram.Pacing;

/// <summary>The limits as spans of time, for whoever counts: Redis for all workers, or one worker by itself.</summary>
internal sealed record SendPace(int PerSecond, int ChatBurst)
{
    // No two clocks run alike: at Telegram's very rate, ours would by and by be ahead of it.
    private const double Caution = 0.995;

    /// <summary>Places nobody took so long ago may still be taken: a worker that stalled catches up.</summary>
    public static readonly TimeSpan CatchUp = TimeSpan.FromMilliseconds(250);

    /// <summary>A place further ahead than this was booked by a clock that has been put back since.</summary>
    public static readonly TimeSpan Implausible = TimeSpan.FromSeconds(5);

    /// <summary>From one place to the next, over all chats.</summary>
    public TimeSpan Step => TimeSpan.FromSeconds(1 / (PerSecond * Caution));

    /// <summary>From one place to the next in one chat.</summary>
    public static TimeSpan ChatStep => TimeSpan.FromSeconds(1 / Caution);

    /// <summary>So far may a chat's places be booked ahead before it has to wait.</summary>
    public TimeSpan ChatLead => ChatStep * (ChatBurst - 1);

    /// <summary>
    /// How far ahead a place may be booked. Where all wait, the more urgent take what the others may not ask for yet:
    /// so they go first in every worker, and nobody has to know what another worker holds.
    /// </summary>
    public static TimeSpan Ahead(SendPriority priority) => TimeSpan.FromMilliseconds(priority switch
    {
        SendPriority.Reply => 400,
        SendPriority.Order => 200,
        _ => 100,
    });
}
