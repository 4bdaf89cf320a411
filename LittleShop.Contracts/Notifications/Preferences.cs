using System.ComponentModel.DataAnnotations;

namespace LittleShop.Contracts;

public enum PreferenceMode
{
    On,
    Off,

    /// <summary>Not at once, but in the daily digest.</summary>
    Digest,
}

/// <summary>How an admin wants to be told. Times are local to TimeZone (IANA name).</summary>
/// <param name="Choices">Only what differs from On.</param>
/// <param name="MinimumAmount">Orders below it are not told; null: every order. In the shop's currency.</param>
/// <param name="UrgentBypass">Urgent events go through quiet hours.</param>
/// <param name="ChatLinked">A Telegram chat is linked, so that escalations can reach it.</param>
public sealed record AdminPreferences(
    IReadOnlyList<PreferenceChoice> Choices,
    [property: Range(0, 1_000_000)] decimal? MinimumAmount,
    TimeOnly? QuietFrom,
    TimeOnly? QuietTo,
    bool UrgentBypass,
    [property: Required, MaxLength(64)] string TimeZone,
    [property: Required, MaxLength(8)] string Language,
    bool Sound,
    TimeOnly DigestAt,
    bool ChatLinked = false);

public sealed record PreferenceChoice(OrderEventKind Kind, Channel Channel, PreferenceMode Mode);

/// <summary>Opens the bot with a code that links the chat to the admin; good for ten minutes, once.</summary>
public sealed record ChatLink(string Code, string? Url);

/// <summary>How a customer wants to be told. Null language: the one of their Telegram.</summary>
public sealed record CustomerPreferences(
    [property: MaxLength(8)] string? Language,
    TimeOnly? QuietFrom,
    TimeOnly? QuietTo,
    [property: Required, MaxLength(64)] string TimeZone,
    bool OptedOut,
    [property: EmailAddress, MaxLength(254)] string? Email);
