namespace LittleShop.ServiceDefaults.Local;

/// <summary>Wakes whoever waits for the next change; costs nothing while nobody waits.</summary>
public sealed class ChangeSignal
{
    private TaskCompletionSource? _waiting;

    /// <summary>Take the task first, look at the state next, then await: no change slips between.</summary>
    public Task NextAsync()
    {
        var waiting = Volatile.Read(ref _waiting);
        if (waiting is not null)
        {
            return waiting.Task;
        }

        var fresh = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (Interlocked.CompareExchange(ref _waiting, fresh, null) ?? fresh).Task;
    }

    public void Pulse() => Interlocked.Exchange(ref _waiting, null)?.TrySetResult();
}
