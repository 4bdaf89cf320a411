using System.Collections.Concurrent;

namespace LittleShop.Tests.Fixtures.PushService;

/// <summary>A browser as a push service knows it: by the id it was given, across all its connections.</summary>
internal sealed class UserAgent
{
    private Action? _wake;

    public string Id { get; } = Guid.NewGuid().ToString("N");

    public ConcurrentDictionary<Guid, Mailbox> Mailboxes { get; } = [];

    public void Unregister(Guid channel)
    {
        if (Mailboxes.TryRemove(channel, out var mailbox))
        {
            mailbox.End();
        }
    }

    public bool Connected => Volatile.Read(ref _wake) is not null;

    /// <summary>Tells the connection, where there is one, to look for messages.</summary>
    public void Wake() => Volatile.Read(ref _wake)?.Invoke();

    public void Connect(Action wake) => Volatile.Write(ref _wake, wake);

    /// <summary>Unless a newer connection has taken over.</summary>
    public void Disconnect(Action wake) => Interlocked.CompareExchange(ref _wake, null, wake);
}
