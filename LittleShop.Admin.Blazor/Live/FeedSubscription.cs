namespace LittleShop.Admin.Blazor.Live;

/// <summary>
/// One circuit's ear: the first change is told at once, those that follow together, ten times a second.
/// </summary>
internal sealed partial class FeedSubscription(
    Func<LiveChanges, Task> hear, TimeProvider clock, ILogger logger, Action<FeedSubscription> leave) : IDisposable
{
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly PendingChanges _pending = new();
    private readonly CancellationTokenSource _disposed = new();
    private bool _telling;

    public void Add(Action<PendingChanges> add)
    {
        lock (_lock)
        {
            if (_disposed.IsCancellationRequested)
            {
                return;
            }

            add(_pending);
            if (_telling)
            {
                return;
            }

            _telling = true;
        }

        // No task waits while nothing happens: a thousand idle circuits cost nothing here.
        _ = Task.Run(TellAsync, _disposed.Token);
    }

    public void Dispose()
    {
        leave(this);
        _disposed.Cancel();
    }

    private async Task TellAsync()
    {
        while (Next() is { } changes)
        {
            try
            {
                await hear(changes);
                await Task.Delay(Pause, clock, _disposed.Token);
            }
            catch (Exception error)
            {
                if (_disposed.IsCancellationRequested)
                {
                    return; // the circuit is gone
                }

                LogFailed(error);
            }
        }
    }

    private LiveChanges? Next()
    {
        lock (_lock)
        {
            if (_pending.IsEmpty || _disposed.IsCancellationRequested)
            {
                _telling = false;
                return null;
            }

            return _pending.Take();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A page could not apply a live change; it hears the next one")]
    private partial void LogFailed(Exception error);
}
