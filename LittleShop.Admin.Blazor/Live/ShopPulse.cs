using LittleShop.Contracts;

namespace LittleShop.Admin.Blazor.Live;

/// <summary>
/// The shop's counters for one circuit, read once for all of its parts (dashboard, badge), and again after a change, at
/// most once a second.
/// </summary>
public sealed class ShopPulse : IDisposable
{
    private static readonly TimeSpan _atMostEvery = TimeSpan.FromSeconds(1);
    private readonly DashboardClient _dashboard;
    private readonly TimeProvider _clock;
    private readonly IDisposable _subscription;
    private readonly CancellationTokenSource _disposed = new();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private bool _read;

    internal ShopPulse(DashboardClient dashboard, CircuitFeed feed, TimeProvider clock)
    {
        (_dashboard, _clock) = (dashboard, clock);
        _subscription = feed.Subscribe(HearAsync);
    }

    public Dashboard? Latest { get; private set; }

    public ApiProblem? Problem { get; private set; }

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
        await _reading.WaitAsync(_disposed.Token);
        try
        {
            var answer = await _dashboard.GetAsync(_disposed.Token);
            Problem = answer.Problem;
            Latest = answer.Ok ? answer.Value : Latest;
        }
        finally
        {
            _reading.Release();
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    public void Dispose()
    {
        _subscription.Dispose();
        _disposed.Cancel();
    }

    private async Task HearAsync(LiveChanges changes)
    {
        if (changes.TouchesOrders || changes.Shop.Count > 0)
        {
            await ReadAsync();
            await Task.Delay(_atMostEvery, _clock, _disposed.Token); // what comes meanwhile is read in one go
        }
        else
        {
            Changed?.Invoke(this, EventArgs.Empty); // only the connection came or went
        }
    }
}
