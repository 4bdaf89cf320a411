using System.Collections.Immutable;
using LittleShop.Admin.Blazor.Api;

namespace LittleShop.Admin.Blazor.Live;

/// <summary>What one circuit's pages hear of the feed.</summary>
internal sealed class CircuitFeed(OrderFeed feed, FirstAnswers first)
{
    private ImmutableList<FeedSubscription> _own = [];

    public bool Connected => feed.Connected;

    public int Subscribers => _own.Count;

    public IDisposable Subscribe(Func<LiveChanges, Task> hear)
    {
        var subscription = feed.Subscribe(
            changes =>
            {
                first.Moved();
                return hear(changes);
            },
            gone => ImmutableInterlocked.Update(ref _own, all => all.Remove(gone)));
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
