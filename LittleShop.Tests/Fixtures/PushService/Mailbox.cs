namespace LittleShop.Tests.Fixtures.PushService;

/// <summary>One subscription of a real browser, and what waits for it (RFC 8030), across connections.</summary>
/// <param name="channel">The browser's own name for the subscription.</param>
/// <param name="key">The VAPID key that alone may push here (RFC 8292 §4), base64url without padding.</param>
internal sealed class Mailbox(Guid channel, string key, UserAgent owner, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly List<StoredPush> _waiting = [];
    private bool _ended;

    public Guid Channel => channel;

    public string Key => key;

    public string Token { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Ended subscriptions answer 410 from now on; the browser is not told, as with the great ones.</summary>
    public bool Ended
    {
        get
        {
            lock (_lock)
            {
                return _ended;
            }
        }
    }

    /// <summary>What the browser has not acknowledged and nobody has outdated, oldest first.</summary>
    public IReadOnlyList<StoredPush> Waiting
    {
        get
        {
            lock (_lock)
            {
                _waiting.RemoveAll(push => push.Expires <= clock.GetUtcNow());
                return [.. _waiting];
            }
        }
    }

    /// <summary>A newer message of a topic takes the place of the one that still waits (RFC 8030 §5.4).</summary>
    public void Store(StoredPush push)
    {
        lock (_lock)
        {
            _waiting.RemoveAll(older => push.Topic is not null && older.Topic == push.Topic);
            _waiting.Add(push);
        }

        owner.Wake();
    }

    public void Acknowledge(string version)
    {
        lock (_lock)
        {
            _waiting.RemoveAll(push => push.Version == version);
        }
    }

    public void End()
    {
        lock (_lock)
        {
            _ended = true;
            _waiting.Clear();
        }
    }
}
