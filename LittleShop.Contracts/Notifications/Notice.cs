using System.ComponentModel.DataAnnotations;

namespace LittleShop.Contracts;

/// <summary>What is told beside the life of one order.</summary>
public enum NoticeKind
{
    /// <summary>Words of the shop to its customers: not service, so customers may opt out.</summary>
    Broadcast,

    /// <summary>An admin's low-priority events of a day, together.</summary>
    Digest,

    /// <summary>The coverage query found somebody who should have heard and has no delivery.</summary>
    CoverageGap,

    /// <summary>No admin can be reached over any channel, or the canary did not come through.</summary>
    Alarm,

    /// <summary>A text that an admin sends to themself, with markup, to see it where it will be read.</summary>
    Test,
}

/// <summary>Writes to every customer who did not opt out. Html: Telegram's tags b, i, u, s, a, code.</summary>
public sealed record SendBroadcast(
    [property: Required, MaxLength(Limits.Broadcast)] string Html);

/// <summary>Who would get a broadcast that is sent now, and who would not.</summary>
public sealed record BroadcastAudience(int Recipients, int OptedOut, int Blocked);

public sealed record BroadcastView(
    long Id, string Html, string By, DateTimeOffset At, int Recipients, int Sent, int Suppressed, int Open, int Dead);
