using System.Collections.Concurrent;
using LittleShop.Admin.Blazor.Api;
using LittleShop.Admin.Blazor.Live;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.Extensions.Logging.Abstractions;

namespace LittleShop.Tests.Admin.Live;

public sealed class CircuitFeedTests
{
    private readonly OrderFeed _feed = new(TimeProvider.System, NullLogger<OrderFeed>.Instance);
    private readonly ConcurrentQueue<string> _heard = new();

    [Fact]
    public async Task Reading_again_is_told_to_one_circuit_alone()
    {
        var (here, there) = (Circuit(), Circuit());
        using var one = here.Subscribe(changes => HearAsync("here", changes));
        using var other = there.Subscribe(changes => HearAsync("there", changes));

        here.ReadAgain();
        await Deadline.UntilAsync(() => _heard.Contains("here: again"), "this circuit reads again");
        _feed.Publish(ShopChange.Catalog);

        await Deadline.UntilAsync(() => _heard.Contains("there: Catalog"), "everybody hears of a change");
        Assert.DoesNotContain("there: again", _heard);
    }

    [Fact]
    public async Task Who_has_left_hears_nothing_more()
    {
        var circuit = Circuit();
        using var stays = circuit.Subscribe(changes => HearAsync("stays", changes));
        circuit.Subscribe(changes => HearAsync("left", changes)).Dispose();

        circuit.ReadAgain();

        await Deadline.UntilAsync(() => _heard.Contains("stays: again"), "who stays reads again");
        Assert.DoesNotContain("left: again", _heard);
        Assert.Equal(1, _feed.Subscribers);
        Assert.Equal(1, circuit.Subscribers);
    }

    private CircuitFeed Circuit() => new(_feed, new FirstAnswers(TimeProvider.System));

    private Task HearAsync(string who, LiveChanges changes)
    {
        _heard.Enqueue($"{who}: {(changes.ReadAgain ? "again" : string.Join(' ', changes.Shop))}");
        return Task.CompletedTask;
    }
}
