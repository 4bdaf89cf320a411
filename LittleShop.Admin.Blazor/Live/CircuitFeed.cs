using System.Collections.Immutable;

namespace LittleShop.Admin.Blazor.Live;

/// <summary>What one circuit's pages hear of the feed.</summary>
internal sealed class CircuitFeed(OrderFeed feed)
{
    private ImmutableList<FeedSubscription> _own = [];

    public bool Connected => feed.Connected;

    public IDisposable Subscribe(Func<LiveChanges, Task> hear)
    {
        var subscription = feed.Subscribe(hear, gone => ImmutableInterlocked.Update(ref _own, all => all.Remove(gone)));
        ImmutableInterlocked.Update(ref _own, all => all.Add(subscription));
        return subscription;
    }

    /// <summary>Tells this circuit alone.</summary>
    public void ReadAgain()
    {
        foreach (var subscription in _own)
        {
            subscription.Add(pending => pending.ReadAgain());
        }
    }
}
