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

public sealed record PreferenceChoice(OrderEventKind Kind, Channel Channel, PreferenceMode Mode)
{
    /// <summary>Whether an event may be kept for the daily digest.</summary>
    public static bool CanWait(OrderEventKind kind, Channel channel) =>
        !kind.IsUrgent && channel is (Channel.WebPush or Channel.Email or Channel.Inbox);
}

/// <summary>An event that the routing table tells this admin over a channel. ChannelOff: not set up yet.</summary>
public sealed record HearableEvent(OrderEventKind Kind, Channel Channel, bool ChannelOff)
{
    /// <summary>What is urgent cannot wait for the digest, and a chat message comes at once or not at all.</summary>
    public bool CanWait => PreferenceChoice.CanWait(Kind, Channel);
}

/// <summary>Opens the bot with a code that links the chat to the admin; good for ten minutes, once.</summary>
/// <param name="Url">Null while the shop has not heard the bot's name.</param>
public sealed record ChatLink(string Code, string? Url, DateTimeOffset Until);

/// <summary>A chat says a code that an admin got; who is told whose chat it is now.</summary>
public sealed record LinkChat([property: Required, MaxLength(64)] string Code, long ChatId);

public sealed record LinkedChat(string AdminName);

/// <summary>«I'm on it»: the admin of this chat takes notice of an order, which stops its reminders.</summary>
public sealed record AcknowledgeOrder(long ChatId, Guid OrderId);

/// <param name="By">Who took notice first.</param>
public sealed record AcknowledgedOrder(string Number, string By, bool ByYou);

/// <summary>How a customer wants to be told. Null language: the one of their Telegram.</summary>
public sealed record CustomerPreferences(
    [property: MaxLength(8)] string? Language,
    TimeOnly? QuietFrom,
    TimeOnly? QuietTo,
    [property: Required, MaxLength(64)] string TimeZone,
    bool OptedOut,
    [property: EmailAddress, MaxLength(254)] string? Email);
