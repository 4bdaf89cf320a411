namespace LittleShop.Benchmarks.Running;

/// <summary>Times in milliseconds, all of them kept: the counts here are small enough for exact percentiles.</summary>
internal sealed class Latencies
{
    private readonly List<double> _all = [];
    private readonly Lock _lock = new();

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _all.Count;
            }
        }
    }

    public void Add(double milliseconds)
    {
        lock (_lock)
        {
            _all.Add(milliseconds);
        }
    }

    public void Add(TimeSpan time) => Add(time.TotalMilliseconds);

    public void AddRange(IEnumerable<double> milliseconds)
    {
        lock (_lock)
        {
            _all.AddRange(milliseconds);
        }
    }

    /// <summary>The smallest time that at least so many percent of all did not exceed (nearest rank).</summary>
    public double Percentile(double percent)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(percent is > 0 and <= 100, true, nameof(percent));
        lock (_lock)
        {
            if (_all.Count == 0)
            {
                throw new InvalidOperationException("Nothing was measured.");
            }

            _all.Sort();
            return _all[(int)Math.Ceiling(percent / 100 * _all.Count) - 1];
        }
    }

    /// <summary>The two usual lines of a table; the goal is about the 99th.</summary>
    public IReadOnlyList<Figure> Figures(string name, double? goal = null, string? peer = null) =>
    [
        new($"{name} p50", Percentile(50), "ms"),
        new($"{name} p99", Percentile(99), "ms") { Goal = goal is { } most ? Goal.Max(most) : null, Peer = peer },
    ];

    /// <summary>Several stretches as one.</summary>
    public static Latencies Of(IEnumerable<Latencies> parts)
    {
        var all = new Latencies();
        foreach (var part in parts)
        {
            all.AddRange(part._all);
        }

        return all;
    }

    public static double Median(IEnumerable<double> values)
    {
        var all = new Latencies();
        all.AddRange(values);
        return all.Percentile(50);
    }
}
