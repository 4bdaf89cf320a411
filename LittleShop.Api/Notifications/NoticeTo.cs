using LittleShop.Contracts;

namespace LittleShop.Api.Notifications;

internal enum NoticeReaders
{
    Owners,
    ManagersAndOwners,
    OneAdmin,

    /// <summary>Every customer; who opted out or blocked the bot has a line that says so.</summary>
    Customers,
}

/// <summary>For whom a notice is, and over which channels it goes.</summary>
internal sealed record NoticeTo(NoticeReaders Readers, Guid? AdminId = null)
{
    /// <summary>For admins push, inbox and mail, or what is named here; for customers the bot.</summary>
    public IReadOnlyList<Channel> Channels { get; init; } = Readers is NoticeReaders.Customers
        ? [Channel.Telegram]
        : [Channel.WebPush, Channel.Inbox, Channel.Email];

    public static NoticeTo Owners { get; } = new(NoticeReaders.Owners);

    public static NoticeTo ManagersAndOwners { get; } = new(NoticeReaders.ManagersAndOwners);

    public static NoticeTo Customers { get; } = new(NoticeReaders.Customers);

    public static NoticeTo Admin(Guid id) => new(NoticeReaders.OneAdmin, id);

    /// <summary>A broadcast waits behind what orders have to say.</summary>
    public int Priority =>
        Readers is NoticeReaders.Customers ? Delivery.BroadcastPriority : Delivery.OrderPriority;
}
