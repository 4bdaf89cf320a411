using LittleShop.ServiceDefaults.Local;

namespace LittleShop.TelegramSimulator.State;

/// <summary>Numbers every change, and keeps the newest messages of all chats in the order they were accepted.</summary>
internal sealed class Journal(int kept)
{
    private readonly Lock _gate = new();
    private readonly ChatMessage?[] _ring = new ChatMessage?[Math.Max(1, kept)];
    private int _first;
    private int _count;
    private long _last;

    public ChangeSignal Changed { get; } = new();

    /// <summary>A number for a change that is no new message.</summary>
    public long Next() => Interlocked.Increment(ref _last);

    /// <summary>Numbers a new message; hands back the one that had to go for it.</summary>
    public ChatMessage? Append(ChatMessage message)
    {
        ChatMessage? gone = null;
        lock (_gate)
        {
            message.Number = message.FirstNumber = Interlocked.Increment(ref _last);
            if (_count == _ring.Length)
            {
                gone = _ring[_first];
                _first = (_first + 1) % _ring.Length;
                _count--;
            }

            _ring[(_first + _count++) % _ring.Length] = message;
        }

        Changed.Pulse();
        return gone;
    }

    /// <summary>Messages first accepted after a number. Their later edits do not move them.</summary>
    public List<ChatMessage> After(long number, int limit)
    {
        lock (_gate)
        {
            var (low, high) = (0, _count);
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                (low, high) = At(middle).FirstNumber <= number ? (middle + 1, high) : (low, middle);
            }

            return [.. Enumerable.Range(low, Math.Min(limit, _count - low)).Select(At)];
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            Array.Clear(_ring);
            (_first, _count) = (0, 0);
        }
    }

    private ChatMessage At(int index) => _ring[(_first + index) % _ring.Length]!;
}
