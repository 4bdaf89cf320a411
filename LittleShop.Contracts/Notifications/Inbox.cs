namespace LittleShop.Contracts;

/// <summary>A line of the admin's inbox, in the admin's language. ReadAt: null while it is unread.</summary>
public sealed record InboxItem(
    long Id, string Kind, string Title, string Body, string Url, Guid? OrderId, DateTimeOffset At,
    DateTimeOffset? ReadAt, bool Urgent);

public sealed record InboxCount(int Unread);

/// <summary>Marks inbox lines as read, and closes their notifications on the admin's devices. Null: all of them.</summary>
public sealed record ReadInbox(IReadOnlyList<long>? Ids);
