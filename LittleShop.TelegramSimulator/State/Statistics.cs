using System.Collections.Concurrent;

namespace LittleShop.TelegramSimulator.State;

/// <summary>Counts calls by method and outcome.</summary>
internal sealed class Statistics
{
    private readonly ConcurrentDictionary<string, MethodCounter> _methods = new(StringComparer.OrdinalIgnoreCase);
    private long _messages;

    public long MessagesAccepted => Volatile.Read(ref _messages);

    public IEnumerable<KeyValuePair<string, MethodCounter>> Methods => _methods;

    public MethodCounter For(string method) => _methods.GetOrAdd(method, static _ => new MethodCounter());

    public void CountMessage() => Interlocked.Increment(ref _messages);

    public void Clear()
    {
        _methods.Clear();
        Interlocked.Exchange(ref _messages, 0);
    }
}

internal sealed class MethodCounter
{
    private long _calls;
    private long _refusals;
    private long _tooMany;
    private long _faults;

    public long Calls => Volatile.Read(ref _calls);
    public long Refusals => Volatile.Read(ref _refusals);
    public long TooMany => Volatile.Read(ref _tooMany);
    public long Faults => Volatile.Read(ref _faults);

    public void CountCall() => Interlocked.Increment(ref _calls);

    public void CountFault() => Interlocked.Increment(ref _faults);

    public void CountRefusal(int code)
    {
        Interlocked.Increment(ref _refusals);
        if (code == 429)
        {
            Interlocked.Increment(ref _tooMany);
        }
    }
}
