namespace LittleShop.BotWorker.Notifications;

/// <summary>Tells the pump that something may wait. Many calls before it looks are one.</summary>
internal sealed class DeliveryWakeUp(TimeProvider clock)
{
    private volatile TaskCompletionSource _rung = New();

    public void Ring() => _rung.TrySetResult();

    /// <summary>Returns when rung since the last call, or after the pause at the latest.</summary>
    public async Task WaitAsync(TimeSpan pause, CancellationToken ct)
    {
        await _rung.Task.WaitAsync(pause, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
        _rung = New(); // a ring from here on is for the next call: the look at the queue comes after this
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
