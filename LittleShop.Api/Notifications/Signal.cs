namespace LittleShop.Api.Notifications;

/// <summary>A bell for one listener: rung any number of times before the listener looks, it is heard once.</summary>
internal sealed class Signal : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);
    private int _isRung;

    public void Set()
    {
        if (Interlocked.Exchange(ref _isRung, 1) == 0)
        {
            _rung.Release();
        }
    }

    /// <summary>True when it was rung, false when so much time passed in silence.</summary>
    public async Task<bool> WaitAsync(TimeSpan atMost, CancellationToken ct)
    {
        var heard = await _rung.WaitAsync(atMost, ct);
        if (heard)
        {
            // From here on a new ring is heard by the next wait, so what it announces is never slept over.
            Interlocked.Exchange(ref _isRung, 0);
        }

        return heard;
    }

    public void Dispose() => _rung.Dispose();
}
