using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Canary;

/// <summary>What a round proved about a channel, or what is wrong, in words.</summary>
internal static class CanaryWords
{
    /// <summary>How long a round may take before somebody should look.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static CanaryChannel Of(Channel channel, CanaryEntry? entry, bool chatIsNamed, DateTimeOffset now) =>
        entry is null
            ? new CanaryChannel(
                channel, null, null,
                channel is Channel.Email ? "Not set up: Canary:Email names no mailbox." : "No round has been run yet.",
                SetUp: channel is not Channel.Email)
            : new CanaryChannel(
                channel, entry.ProvenAt, entry.ShownAt - entry.CreatedAt, Problem(entry, chatIsNamed, now),
                !IsOff(entry, chatIsNamed));

    /// <summary>Nothing more will come of it, or nothing came in time. What is not set up cannot fail.</summary>
    public static bool HasFailed(CanaryEntry entry, DateTimeOffset now) =>
        entry.ShownAt is null && !IsOff(entry, chatIsNamed: false) && (now - entry.CreatedAt > Patience
            || entry.State is DeliveryState.Dead or DeliveryState.Suppressed);

    private static string? Problem(CanaryEntry entry, bool chatIsNamed, DateTimeOffset now) => entry switch
    {
        { ShownAt: not null } => null,
        { Reason: SuppressionReason.ChannelOff } => "Not set up: the shop does not use this channel.",
        { Reason: SuppressionReason.NoAddress } when chatIsNamed =>
            "Canary:ChatId is the chat of a customer. Name one in which nobody shops.",
        { Reason: SuppressionReason.NoAddress } => "Not set up: Canary:ChatId names no chat.",
        { Reason: SuppressionReason.Blocked } => $"The canary's own chat is closed to the bot. {entry.Answer}".TrimEnd(),
        { State: DeliveryState.Suppressed } => $"Held back: {entry.Reason}.",
        { State: DeliveryState.Dead } => $"Given up: {entry.Answer}",
        _ when now - entry.CreatedAt <= Patience => null,
        { State: DeliveryState.Sent } => "The push service took it, and nothing was shown within 5 minutes.",
        _ => $"Not through within 5 minutes. {entry.Answer ?? "Nobody has tried to send it."}",
    };

    private static bool IsOff(CanaryEntry entry, bool chatIsNamed) =>
        entry.Reason is SuppressionReason.ChannelOff || (entry.Reason is SuppressionReason.NoAddress && !chatIsNamed);
}
