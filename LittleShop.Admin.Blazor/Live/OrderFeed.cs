using System.Collections.Immutable;
using LittleShop.Contracts;

namespace LittleShop.Admin.Blazor.Live;

/// <summary>
/// Hands what the one hub connection of this server says on to every circuit. Publishing never waits: each
/// subscription gathers for itself, so a slow circuit keeps only itself waiting.
/// </summary>
internal sealed class OrderFeed(TimeProvider clock, ILogger<OrderFeed> logger)
{
    private ImmutableList<FeedSubscription> _subscriptions = [];

    /// <summary>Whether the hub connection is up. While it is not, pages read again every few seconds.</summary>
    public bool Connected { get; private set; }

    public int Subscribers => _subscriptions.Count;

    public FeedSubscription Subscribe(Func<LiveChanges, Task> hear, Action<FeedSubscription>? left = null)
    {
        var subscription = new FeedSubscription(hear, clock, logger, gone =>
        {
            ImmutableInterlocked.Update(ref _subscriptions, (all, ended) => all.Remove(ended), gone);
            left?.Invoke(gone);
        });
        ImmutableInterlocked.Update(ref _subscriptions, (all, joined) => all.Add(joined), subscription);
        return subscription;
    }

    public void Publish(Guid orderId, OrderStatus status) => Tell(pending => pending.Add(orderId, status));

    public void Publish(ShopChange change) => Tell(pending => pending.Add(change));

    public void ReadAgain() => Tell(pending => pending.ReadAgain());

    public void SetConnected(bool connected)
    {
        if (Connected == connected)
        {
            return;
        }

        Connected = connected;
        Tell(pending => pending.ConnectionChanged());
    }

    private void Tell(Action<PendingChanges> add)
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Add(add);
        }
    }
}
