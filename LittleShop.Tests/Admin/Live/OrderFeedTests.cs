using System.Collections.Concurrent;
using LittleShop.Admin.Blazor.Live;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LittleShop.Tests.Admin.Live;

public sealed class OrderFeedTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly OrderFeed _feed;
    private readonly ConcurrentQueue<LiveChanges> _heard = new();

    public OrderFeedTests() => _feed = new OrderFeed(_clock, NullLogger<OrderFeed>.Instance);

    [Fact]
    public async Task The_first_change_is_told_at_once()
    {
        using var subscription = _feed.Subscribe(HearAsync);
        var order = Guid.NewGuid();

        _feed.Publish(order, OrderStatus.Accepted);

        await HeardAsync(1); // the clock stands still: nothing waited
        Assert.Equal(OrderStatus.Accepted, _heard.Single().Orders[order]);
    }

    [Fact]
    public async Task Changes_that_follow_come_together_with_the_last_status_of_each_order()
    {
        using var subscription = _feed.Subscribe(HearAsync);
        var order = Guid.NewGuid();
        _feed.Publish(Guid.NewGuid(), OrderStatus.Delivered);
        await HeardAsync(1);

        _feed.Publish(order, OrderStatus.Accepted);
        _feed.Publish(order, OrderStatus.Packing);
        _feed.Publish(Guid.NewGuid(), OrderStatus.OnHold);
        var other = new TaskCompletionSource();
        using var newcomer = _feed.Subscribe(_ =>
        {
            other.TrySetResult();
            return Task.CompletedTask;
        });
        _feed.Publish(ShopChange.Deliveries);
        await other.Task.WaitAsync(Deadline.In(seconds: 10)); // somebody else was told meanwhile, this one waits
        Assert.Single(_heard);

        await PassAsync(FeedSubscription.Pause, until: 2);
        var together = _heard.Last();
        Assert.Equal(2, together.Orders.Count);
        Assert.Equal(OrderStatus.Packing, together.Orders[order]);
        Assert.True(together.Touches(ShopChange.Deliveries));
    }

    [Fact]
    public async Task A_slow_circuit_keeps_only_itself_waiting()
    {
        var never = new TaskCompletionSource();
        using var slow = _feed.Subscribe(_ => never.Task);
        using var quick = _feed.Subscribe(HearAsync);

        _feed.Publish(Guid.NewGuid(), OrderStatus.Accepted);
        await HeardAsync(1);
        _feed.Publish(Guid.NewGuid(), OrderStatus.Packing);

        await PassAsync(FeedSubscription.Pause, until: 2);
        never.SetResult();
    }

    [Fact]
    public async Task More_changes_than_a_page_can_apply_become_one_call_to_read_again()
    {
        using var subscription = _feed.Subscribe(HearAsync);
        _feed.Publish(ShopChange.Catalog);
        await HeardAsync(1);

        for (var order = 0; order <= PendingChanges.Bound; order++)
        {
            _feed.Publish(Guid.NewGuid(), OrderStatus.Accepted);
        }

        await PassAsync(FeedSubscription.Pause, until: 2);
        Assert.True(_heard.Last().ReadAgain);
        Assert.Empty(_heard.Last().Orders);
    }

    [Fact]
    public async Task A_page_that_fails_once_hears_the_next_change()
    {
        var calls = 0;
        using var subscription = _feed.Subscribe(changes =>
            Interlocked.Increment(ref calls) == 1
                ? throw new InvalidOperationException("broken page")
                : HearAsync(changes));

        _feed.Publish(Guid.NewGuid(), OrderStatus.Accepted);
        await Deadline.UntilAsync(() => Volatile.Read(ref calls) == 1, "the first call");
        _feed.Publish(Guid.NewGuid(), OrderStatus.Packing);

        await HeardAsync(1);
    }

    [Fact]
    public async Task Who_left_hears_nothing_and_is_forgotten()
    {
        var gone = _feed.Subscribe(HearAsync);
        using var other = _feed.Subscribe(HearAsync);

        gone.Dispose();
        _feed.Publish(Guid.NewGuid(), OrderStatus.Accepted);

        await HeardAsync(1);
        Assert.Equal(1, _feed.Subscribers);
        Assert.Single(_heard);
    }

    [Fact]
    public async Task Losing_the_hub_is_told_once()
    {
        using var subscription = _feed.Subscribe(HearAsync);

        _feed.SetConnected(true);
        await HeardAsync(1);
        _feed.SetConnected(true);

        Assert.True(_feed.Connected);
        Assert.True(Assert.Single(_heard).ConnectionChanged);
    }

    private Task HearAsync(LiveChanges changes)
    {
        _heard.Enqueue(changes);
        return Task.CompletedTask;
    }

    private Task HeardAsync(int count) => Deadline.UntilAsync(() => _heard.Count >= count, $"{count} heard");

    /// <summary>
    /// The pause begins a moment after the call that it follows, so the clock is moved until it is over.
    /// </summary>
    private Task PassAsync(TimeSpan time, int until) => Deadline.UntilAsync(
        () =>
        {
            _clock.Advance(time);
            return _heard.Count >= until;
        },
        $"{until} heard");
}
