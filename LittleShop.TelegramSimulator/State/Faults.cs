namespace LittleShop.TelegramSimulator.State;

internal enum FaultKind
{
    /// <summary>Answers with <c>status</c>, <c>description</c>, <c>retryAfter</c>, or a raw <c>body</c>.</summary>
    Error,

    /// <summary>Waits <c>delayMs</c>, then goes on as usual.</summary>
    Delay,

    /// <summary>Closes the connection without an answer.</summary>
    Drop,

    /// <summary>Never answers: the connection stays open until the caller gives up.</summary>
    Hang,

    /// <summary>Sends the first half of an answer, then closes the connection.</summary>
    Truncate,
}

/// <summary>Something that goes wrong on purpose.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Method">The Bot API method; <c>*</c> means every one.</param>
/// <param name="ChatId">Only calls for this chat; null means all.</param>
/// <param name="Count">How many calls it hits before it ends; null means until it is cleared.</param>
/// <param name="Status">For <c>error</c>: HTTP status and error code; 500 by default, 429 with retryAfter.</param>
/// <param name="Description">For <c>error</c>: Telegram's words; a fitting sentence by default.</param>
/// <param name="RetryAfter">For <c>error</c>: seconds, as in a 429.</param>
/// <param name="DelayMs">Milliseconds to wait first, with every kind.</param>
/// <param name="AfterExecution">
/// Carry the method out first and spoil only the answer: the message arrives, and the bot does not learn it.
/// </param>
/// <param name="Body">For <c>error</c>: this text as the whole answer, such as a gateway's HTML page.</param>
internal sealed record FaultRule(
    FaultKind Kind,
    string Method = "*",
    long? ChatId = null,
    int? Count = 1,
    int? Status = null,
    string? Description = null,
    int? RetryAfter = null,
    int DelayMs = 0,
    bool AfterExecution = false,
    string? Body = null);

/// <summary>A fault in force.</summary>
internal sealed class Fault(int id, FaultRule rule)
{
    private int _hits;

    public int Id { get; } = id;
    public FaultRule Rule { get; } = rule;

    public int Hits => Rule.Count is { } count ? Math.Min(Volatile.Read(ref _hits), count) : Volatile.Read(ref _hits);

    public bool IsSpent => Rule.Count is { } count && Volatile.Read(ref _hits) >= count;

    public bool Matches(string method, long? chatId) =>
        (Rule.Method == "*" || string.Equals(Rule.Method, method, StringComparison.OrdinalIgnoreCase))
        && (Rule.ChatId is null || Rule.ChatId == chatId);

    public bool TryHit() => Interlocked.Increment(ref _hits) <= (Rule.Count ?? int.MaxValue);
}

/// <summary>The faults in force, oldest first; the first that matches a call hits it.</summary>
internal sealed class Faults
{
    private readonly Lock _gate = new();
    private Fault[] _all = [];
    private int _lastId;

    public IReadOnlyList<Fault> All => _all;

    public Fault Add(FaultRule rule)
    {
        lock (_gate)
        {
            var fault = new Fault(++_lastId, rule);
            _all = [.. _all, fault];
            return fault;
        }
    }

    public bool Remove(int id)
    {
        lock (_gate)
        {
            var before = _all.Length;
            _all = [.. _all.Where(fault => fault.Id != id)];
            return _all.Length < before;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _all = [];
        }
    }

    /// <summary>The fault for a call, if any. Without faults this is one read of a field.</summary>
    public Fault? Take(string method, long? chatId)
    {
        foreach (var fault in _all)
        {
            if (fault.Matches(method, chatId) && fault.TryHit())
            {
                return fault;
            }
        }

        return null;
    }
}
