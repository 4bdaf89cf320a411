namespace LittleShop.Contracts;

/// <summary>Who can be reached how. Warning: set when nobody who works on orders can, or an owner cannot.</summary>
public sealed record ReachabilityBoard(IReadOnlyList<AdminReachability> Admins, string? Warning);

/// <param name="HasEmail">The shop can mail them. It is read some time, so it makes nobody reachable.</param>
/// <param name="Reachable">At once: by a device that lives, or a chat that the admin did not block.</param>
/// <param name="ChatBlockedSince">Since when the bot cannot write to the linked chat.</param>
public sealed record AdminReachability(
    Guid Id, string Name, string Role, IReadOnlyList<DeviceReachability> Devices, bool HasChat, bool HasEmail,
    bool Reachable, DateTimeOffset? ChatBlockedSince = null);

/// <param name="LastShownAt">When the device last said that it showed a notification.</param>
/// <param name="LastSyncAt">When the shop's page last saw the browser's subscription alive.</param>
/// <param name="LastProblem">What its push service last answered when it refused; null while all is well.</param>
public sealed record DeviceReachability(
    Guid Id, string Name, DateTimeOffset? LastSentAt, DateTimeOffset? LastShownAt, DateTimeOffset? LastSyncAt,
    string? LastProblem);

/// <summary>When each channel was last proven to work by an order of the canary, and how long it took.</summary>
public sealed record CanaryReport(
    DateTimeOffset? LastProvenAt, IReadOnlyList<CanaryChannel> Channels, DateTimeOffset? NextAt);

/// <summary>ShownAfter: from commit to shown, of the last round; null where it did not come through.</summary>
/// <param name="SetUp">False where the shop uses the channel not at all, or the canary has no address there.</param>
public sealed record CanaryChannel(
    Channel Channel, DateTimeOffset? ProvenAt, TimeSpan? ShownAfter, string? Problem, bool SetUp = true);

/// <summary>How fast admins answered paid orders in the last 30 days, beside the target of one hour.</summary>
/// <param name="Orders">How many of them were answered.</param>
/// <param name="Late">Answered, or still waiting, after more than the target.</param>
/// <param name="Waiting">Paid orders that nobody has answered yet.</param>
/// <param name="Oldest">How long the first of them has been waiting.</param>
public sealed record ResponseTimes(int Orders, TimeSpan? Median, TimeSpan? P90, int Late, int Waiting, TimeSpan? Oldest)
{
    public static TimeSpan Target { get; } = TimeSpan.FromHours(1);
}
