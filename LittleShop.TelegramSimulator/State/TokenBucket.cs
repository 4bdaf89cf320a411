namespace LittleShop.TelegramSimulator.State;

/// <summary>Counts messages against a rate. Not thread-safe: its owner holds a lock.</summary>
internal sealed class TokenBucket
{
    private double _tokens = double.NaN;
    private long _stamp;

    /// <summary>Takes <paramref name="count"/> tokens, or says how long to wait and takes nothing.</summary>
    public bool TryTake(int count, double rate, double capacity, TimeProvider clock, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        if (rate <= 0)
        {
            _tokens = double.NaN;
            return true;
        }

        var now = clock.GetTimestamp();
        _tokens = double.IsNaN(_tokens)
            ? capacity
            : Math.Min(capacity, _tokens + (clock.GetElapsedTime(_stamp, now).TotalSeconds * rate));
        _stamp = now;

        // An album larger than the whole bucket passes once the bucket is full.
        var needed = Math.Min(count, capacity);
        if (_tokens + 1e-9 < needed)
        {
            wait = TimeSpan.FromSeconds((needed - _tokens) / rate);
            return false;
        }

        _tokens -= count;
        return true;
    }

    public void GiveBack(int count) => _tokens += count;

    public void Refill() => _tokens = double.NaN;
}
