namespace LittleShop.MailSink.State;

/// <summary>Where in a session something goes wrong.</summary>
internal enum FaultPoint
{
    Auth,
    Mail,
    Rcpt,

    /// <summary>After the whole mail was received.</summary>
    Data,
}

internal enum Drop
{
    /// <summary>The sender never gets the answer.</summary>
    Before,

    /// <summary>The sender gets it, and finds the connection closed when it wants to send the next.</summary>
    After,
}

/// <summary>Something that goes wrong on purpose.</summary>
/// <param name="At">Where: at <c>auth</c>, <c>mail</c>, <c>rcpt</c>, or <c>data</c>, once the mail is complete.</param>
/// <param name="To">Only mails for an address that contains this; null means all. Not at auth and mail.</param>
/// <param name="Count">How often it happens before it ends; null means until it is cleared.</param>
/// <param name="Code">Answers with this code, 400 to 599, and keeps no mail; at auth it is always 535.</param>
/// <param name="Text">The words of that answer.</param>
/// <param name="DelayMs">Milliseconds before the answer. At <c>data</c> the mail is kept already.</param>
/// <param name="Drop">Closes the connection <c>before</c> or <c>after</c> the answer.</param>
/// <param name="Keep">At data without a code: false loses the mail although no error is answered.</param>
internal sealed record FaultRule(
    FaultPoint At = FaultPoint.Data,
    string? To = null,
    int? Count = 1,
    int? Code = null,
    string? Text = null,
    int DelayMs = 0,
    Drop? Drop = null,
    bool Keep = true);

/// <summary>A fault in force.</summary>
internal sealed class Fault(int id, FaultRule rule)
{
    private int _hits;

    public int Id { get; } = id;

    public FaultRule Rule { get; } = rule;

    public int Hits => Math.Min(Volatile.Read(ref _hits), Rule.Count ?? int.MaxValue);

    public bool IsSpent => Hits >= (Rule.Count ?? int.MaxValue);

    public bool TryHit(FaultPoint at, IEnumerable<string> to) =>
        Rule.At == at
        && (Rule.To is not { } part || to.Any(address => address.Contains(part, StringComparison.OrdinalIgnoreCase)))
        && Interlocked.Increment(ref _hits) <= (Rule.Count ?? int.MaxValue);
}

/// <summary>What shall go wrong, in the order it was asked for.</summary>
internal sealed class Faults
{
    private readonly Lock _gate = new();
    private Fault[] _all = [];
    private int _lastId;

    public IReadOnlyList<Fault> InForce => [.. _all.Where(fault => !fault.IsSpent)];

    public Fault Add(FaultRule rule)
    {
        lock (_gate)
        {
            var fault = new Fault(++_lastId, rule);
            _all = [.. _all.Where(other => !other.IsSpent), fault];
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

    public FaultRule? Take(FaultPoint at, params IEnumerable<string> to) =>
        _all.FirstOrDefault(fault => fault.TryHit(at, to))?.Rule;
}
