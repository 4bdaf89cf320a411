namespace LittleShop.BotWorker.Telegram;

/// <summary>
/// How far updates are handled without a gap. Telegram forgets what lies below the offset, so it only moves past
/// what is all done: a worker that is killed loses nothing.
/// </summary>
internal sealed class Watermark
{
    private readonly SortedDictionary<int, bool> _open = [];
    private readonly Lock _lock = new();
    private TaskCompletionSource _moved = New();

    /// <summary>What to ask Telegram for next; null before the first update.</summary>
    public int? Offset { get; private set; }

    public bool IsEmpty
    {
        get
        {
            lock (_lock)
            {
                return _open.Count == 0;
            }
        }
    }

    /// <summary>False where the update is known already. Asked: the offset of the request that brought it.</summary>
    public bool Begin(int update, int? asked)
    {
        lock (_lock)
        {
            if (update >= asked && update < Offset)
            {
                return false; // it was finished while the request was on its way
            }

            if (_open.Count == 0)
            {
                Offset = update; // also right when Telegram starts counting anew, lower, after a quiet week
            }

            return _open.TryAdd(update, false);
        }
    }

    /// <summary>After some quiet days Telegram may count anew: the old offset then means nothing.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            Offset = _open.Count == 0 ? null : Offset;
        }
    }

    public void Done(int update)
    {
        lock (_lock)
        {
            _open[update] = true;
            while (_open.Count > 0 && _open.First() is { Value: true, Key: var lowest })
            {
                _open.Remove(lowest);
                Offset = lowest + 1;
            }

            _moved.TrySetResult();
            _moved = New();
        }
    }

    /// <summary>Done when the next update is.</summary>
    public Task MovedAsync()
    {
        lock (_lock)
        {
            return _moved.Task;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
