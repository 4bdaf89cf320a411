using LittleShop.ServiceDefaults.Local;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.TelegramSimulator.State;

/// <summary>Updates the bot has not confirmed yet: for a poller or for the webhook, for a day at most.</summary>
internal sealed class UpdateQueue(int kept, TimeProvider clock)
{
    private static readonly TimeSpan _day = TimeSpan.FromHours(24);

    private readonly Lock _gate = new();
    private readonly LinkedList<QueuedUpdate> _pending = [];
    private readonly UpdateHistory _history = new();
    // Telegram's ids start somewhere and then only grow; so do these, also over a restart of the simulator.
    private long _lastId = clock.GetUtcNow().ToUnixTimeSeconds();
    private Poll? _poll;
    private HashSet<string>? _allowed;

    public ChangeSignal Changed { get; } = new();
    public long Dropped { get; private set; }

    public int Pending
    {
        get
        {
            lock (_gate)
            {
                return _pending.Count;
            }
        }
    }

    public IReadOnlyCollection<string>? Allowed => _allowed;

    /// <summary>Which kinds to queue from now on; null keeps what was set before, empty means all.</summary>
    public void Allow(IReadOnlyCollection<string>? kinds)
    {
        if (kinds is not null)
        {
            _allowed = kinds.Count == 0 ? null : kinds.ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>Queues an update; 0 when the bot does not want its kind.</summary>
    public long Add(Update update)
    {
        lock (_gate)
        {
            if (_allowed?.Contains(update.Kind) == false)
            {
                return 0;
            }

            update = update with { UpdateId = ++_lastId };
            _pending.AddLast(new QueuedUpdate(update, clock.GetUtcNow()));
            if (_pending.Count > kept)
            {
                _pending.RemoveFirst();
                Dropped++;
            }

            _history.Remember(update);
            _poll?.Wake();
        }

        Changed.Pulse();
        return update.UpdateId;
    }

    /// <summary>Delivers an update once more under its old id, even to a poller that has moved past it.</summary>
    public bool Redeliver(long updateId)
    {
        lock (_gate)
        {
            if (_history.Find(updateId) is not { } update)
            {
                return false;
            }

            var next = _pending.First;
            while (next is not null && next.Value.Update.UpdateId < updateId)
            {
                next = next.Next;
            }

            var again = new QueuedUpdate(update, clock.GetUtcNow()) { Again = true };
            _ = next is null ? _pending.AddLast(again) : _pending.AddBefore(next, again);
            _poll?.Wake();
        }

        Changed.Pulse();
        return true;
    }

    /// <summary>Long polling. A newer poll ends an older one with a conflict, as on the real server.</summary>
    public async Task<List<Update>> PollAsync(long offset, int limit, TimeSpan timeout, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        var poll = new Poll();
        lock (_gate)
        {
            _poll?.End("terminated by other getUpdates request; make sure that only one bot instance is running");
            _poll = poll;
            Confirm(offset);
        }

        try
        {
            while (true)
            {
                Task woken;
                lock (_gate)
                {
                    poll.ThrowIfEnded();
                    var found = Read(limit);
                    if (found.Count > 0)
                    {
                        return found;
                    }

                    woken = poll.NextAsync();
                }

                var left = timeout - clock.GetElapsedTime(started);
                if (left <= TimeSpan.Zero || !await EndsWithinAsync(woken, left, ct))
                {
                    return [];
                }
            }
        }
        finally
        {
            lock (_gate)
            {
                _poll = _poll == poll ? null : _poll;
            }
        }
    }

    public void EndPoll(string conflict)
    {
        lock (_gate)
        {
            _poll?.End(conflict);
        }
    }

    /// <summary>Takes what the webhook has to send next, oldest first; it stays queued until it is removed.</summary>
    public List<QueuedUpdate> TakeForWebhook(int limit)
    {
        lock (_gate)
        {
            DropOld();
            List<QueuedUpdate> found = [.. _pending.Where(queued => !queued.UnderWay).Take(limit)];
            found.ForEach(queued => queued.UnderWay = true);
            return found;
        }
    }

    /// <summary>The webhook is done with an update: it is delivered, or goes back into the queue.</summary>
    public void Finish(QueuedUpdate update, bool delivered)
    {
        lock (_gate)
        {
            update.UnderWay = false;
            if (delivered)
            {
                _pending.Remove(update);
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _pending.Clear();
        }
    }

    private async Task<bool> EndsWithinAsync(Task woken, TimeSpan left, CancellationToken ct)
    {
        try
        {
            await woken.WaitAsync(left, clock, ct);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void Confirm(long offset)
    {
        DropOld();
        if (offset < 0)
        {
            // A negative offset counts from the end and forgets everything before.
            while (_pending.Count > -offset)
            {
                _pending.RemoveFirst();
            }

            return;
        }

        var next = _pending.First;
        while (next is not null && next.Value.Update.UpdateId < offset)
        {
            var (node, following) = (next, next.Next);
            if (!node.Value.Again)
            {
                _pending.Remove(node);
            }

            next = following;
        }
    }

    private List<Update> Read(int limit)
    {
        var found = new List<Update>(Math.Min(limit, _pending.Count));
        var next = _pending.First;
        while (next is not null && found.Count < limit)
        {
            found.Add(next.Value.Update);
            // Handed out once more: from here on it is confirmed like any other.
            next.Value.Again = false;
            next = next.Next;
        }

        return found;
    }

    private void DropOld()
    {
        var oldest = clock.GetUtcNow() - _day;
        while (_pending.First is { } first && first.Value.At < oldest)
        {
            _pending.RemoveFirst();
            Dropped++;
        }
    }
}
