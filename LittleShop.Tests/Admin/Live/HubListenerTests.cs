using System.Collections.Concurrent;
using LittleShop.Admin.Blazor.Api;
using LittleShop.Admin.Blazor.Live;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LittleShop.Tests.Admin.Live;

public sealed class HubListenerTests : IAsyncLifetime
{
    private readonly OrderFeed _feed = new(TimeProvider.System, NullLogger<OrderFeed>.Instance);
    private readonly ConcurrentQueue<LiveChanges> _heard = new();
    private FakeApi _api = null!;
    private HubListener _listener = null!;

    public async ValueTask InitializeAsync()
    {
        _api = await FakeApi.StartAsync();
        _listener = ListenerTo(_api.Address);
        _feed.Subscribe(changes =>
        {
            _heard.Enqueue(changes);
            return Task.CompletedTask;
        });
        await _listener.StartAsync(TestContext.Current.CancellationToken);
        await Deadline.UntilAsync(() => _feed.Connected, "a connection");
    }

    [Fact]
    public async Task It_signs_in_with_the_service_key_and_hands_orders_on()
    {
        Assert.Equal(["ServiceKey the-admin-key"], _api.Guests.Keys);
        var order = Guid.NewGuid();

        await _api.Hub.Clients.Group(FakeOrderHub.Group).OrderUpdated(order, OrderStatus.Packing);
        await _api.Hub.Clients.Group(FakeOrderHub.Group).ShopChanged(ShopChange.Catalog);

        await Deadline.UntilAsync(
            () => _heard.Any(changes => changes.Orders.GetValueOrDefault(order) == OrderStatus.Packing), "the order");
        await Deadline.UntilAsync(() => _heard.Any(changes => changes.Touches(ShopChange.Catalog)), "the catalogue");
    }

    [Fact]
    public async Task A_lost_hub_makes_pages_poll_and_a_new_one_makes_them_read_again()
    {
        var url = _api.Address.ToString();
        await _api.DisposeAsync();

        await Deadline.UntilAsync(() => !_feed.Connected, "the loss");
        _heard.Clear();
        await Deadline.UntilAsync(() => _heard.Count(changes => changes.ReadAgain) >= 2, "polls while away");
        _heard.Clear();
        _api = await FakeApi.StartAsync(url);

        await Deadline.UntilAsync(() => _feed.Connected, "the connection again");
        await Deadline.UntilAsync(() => _heard.Any(changes => changes.ReadAgain), "a read of what was missed");
        await Deadline.UntilAsync(() => _api.Guests.Keys.Count == 1, "the group joined again");
    }

    [Fact]
    public void A_missing_address_is_a_sentence_that_names_the_key()
    {
        var error = Assert.Throws<InvalidOperationException>(() =>
            ApiAddress.ForHub(new ConfigurationBuilder().Build()));

        Assert.Contains("services__api__http__0", error.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _listener.StopAsync(CancellationToken.None);
        _listener.Dispose();
        await _api.DisposeAsync();
    }

    private HubListener ListenerTo(Uri api) => new(
        _feed,
        new ConfigurationBuilder()
            .AddInMemoryCollection([new("services:api:http:0", api.ToString())])
            .Build(),
        Options.Create(new ApiOptions { Key = "the-admin-key" }),
        TimeProvider.System,
        NullLogger<HubListener>.Instance);
}
