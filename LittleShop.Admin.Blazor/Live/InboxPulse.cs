using LittleShop.Contracts;

namespace LittleShop.Admin.Blazor.Live;

/// <summary>How many inbox lines are unread, for one circuit: read after each change, at most once a second.</summary>
public sealed class InboxPulse : IDisposable
{
    private static readonly TimeSpan _atMostEvery = TimeSpan.FromSeconds(1);
    private readonly InboxClient _inbox;
    private readonly TimeProvider _clock;
    private readonly IDisposable _subscription;
    private readonly CancellationTokenSource _disposed = new();
    private bool _read;

    internal InboxPulse(InboxClient inbox, CircuitFeed feed, TimeProvider clock)
    {
        (_inbox, _clock) = (inbox, clock);
        _subscription = feed.Subscribe(HearAsync);
    }

    public int? Unread { get; private set; }

    /// <summary>Lines may have come or been read, also where their number is the same.</summary>
    public event EventHandler? Changed;

    public async Task EnsureAsync()
    {
        if (!_read)
        {
            _read = true;
            await ReadAsync();
        }
    }

    public async Task ReadAsync()
    {
        var answer = await _inbox.CountAsync(_disposed.Token);
        Unread = answer.Ok ? answer.Value.Unread : Unread;
        Changed?.Invoke(this, EventArgs.Empty);
    }

    public void Dispose()
    {
        _subscription.Dispose();
        _disposed.Cancel();
    }

    private async Task HearAsync(LiveChanges changes)
    {
        // Every event of an order is a line, and a device that opened one says so as a delivery.
        if (changes.TouchesOrders || changes.Touches(ShopChange.Inbox) || changes.Touches(ShopChange.Deliveries))
        {
            await ReadAsync();
            await Task.Delay(_atMostEvery, _clock, _disposed.Token);
        }
    }
}
