using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace LittleShop.TelegramSimulator.State;

/// <summary>What the chat page hears: what happened, and to what.</summary>
internal sealed record LiveEvent(string Type, object Data);

/// <summary>Tells open chat pages what happens. A page too slow to follow is told to read everything again.</summary>
internal sealed class LiveFeed
{
    private readonly Lock _gate = new();
    private Listener[] _listeners = [];

    public bool HasListeners => _listeners.Length > 0;

    public void Publish(string type, object data)
    {
        foreach (var listener in _listeners)
        {
            listener.Tell(new LiveEvent(type, data));
        }
    }

    public async IAsyncEnumerable<LiveEvent> ListenAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var listener = new Listener();
        Change(all => [.. all, listener]);
        try
        {
            await foreach (var told in listener.Told.ReadAllAsync(ct))
            {
                yield return listener.HasMissedSome() ? new LiveEvent("resync", new object()) : told;
            }
        }
        finally
        {
            Change(all => [.. all.Where(other => other != listener)]);
        }
    }

    private void Change(Func<Listener[], Listener[]> change)
    {
        lock (_gate)
        {
            _listeners = change(_listeners);
        }
    }

    private sealed class Listener
    {
        private readonly Channel<LiveEvent> _events = Channel.CreateBounded<LiveEvent>(2_000);
        private int _missed;

        public ChannelReader<LiveEvent> Told => _events.Reader;

        public void Tell(LiveEvent what)
        {
            if (!_events.Writer.TryWrite(what))
            {
                Volatile.Write(ref _missed, 1);
            }
        }

        public bool HasMissedSome() => Interlocked.Exchange(ref _missed, 0) == 1;
    }
}
