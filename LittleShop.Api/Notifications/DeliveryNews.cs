using LittleShop.Api.Live;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications;

/// <summary>Open pages hear that deliveries moved: at once, and then at most four times a second.</summary>
internal sealed class DeliveryNews(OrderAnnouncer live, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(250);
    private readonly Signal _changed = new();

    public void Changed() => _changed.Set();

    /// <summary>A push service ended a subscription: a page in that browser offers to switch it on again.</summary>
    public void DevicesEnded() => live.Changed(ShopChange.Devices);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await _changed.WaitAsync(Timeout.InfiniteTimeSpan, stoppingToken);
            live.Changed(ShopChange.Deliveries);
            await Task.Delay(_pause, clock, stoppingToken);
        }
    }

    public override void Dispose()
    {
        _changed.Dispose();
        base.Dispose();
    }
}
