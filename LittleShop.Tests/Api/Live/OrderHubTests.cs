using System.Collections.Concurrent;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.Tests.Api.Live;

public sealed class OrderHubTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_joined_the_admin_group_hears_every_move_in_order()
    {
        var heard = new ConcurrentQueue<(Guid Id, OrderStatus Status)>();
        await using var hub = Connect($"ServiceKey {ShopHost.AdminKey}");
        hub.On<Guid, OrderStatus>(nameof(IOrderClient.OrderUpdated), (id, status) => heard.Enqueue((id, status)));
        await hub.StartAsync(Ct);
        await hub.InvokeAsync("JoinAdminGroup", Ct);

        var placed = await shop.PlaceOrderAsync();
        await shop.MoveAsync(placed.Id, PaymentReceived, Accepted);

        await Deadline.UntilAsync(() => heard.Count(said => said.Id == placed.Id) == 3, "three moves heard");
        Assert.Equal(
            [PendingPayment, PaymentReceived, Accepted],
            heard.Where(said => said.Id == placed.Id).Select(said => said.Status));
    }

    [Fact]
    public async Task A_refused_move_is_not_announced()
    {
        var heard = new ConcurrentQueue<OrderStatus>();
        await using var hub = Connect($"ServiceKey {ShopHost.AdminKey}");
        var placed = await shop.PlaceOrderAsync();
        hub.On<Guid, OrderStatus>(nameof(IOrderClient.OrderUpdated), (id, status) =>
        {
            if (id == placed.Id)
            {
                heard.Enqueue(status);
            }
        });
        await hub.StartAsync(Ct);
        await hub.InvokeAsync("JoinAdminGroup", Ct);
        using var owner = await shop.AsAdminAsync();
        var order = await owner.GetAsync<OrderDetail>($"/orders/{placed.Id}");

        using var refused = await owner.SendAsync(
            HttpMethod.Post, $"/orders/{placed.Id}/status", new ChangeStatus(Delivered, order.Version));
        await shop.MoveAsync(placed.Id, PaymentReceived);

        await Deadline.UntilAsync(() => !heard.IsEmpty, "the legal move heard");
        Assert.Equal([PaymentReceived], heard);
    }

    [Theory]
    [InlineData("Bearer nonsense")]
    [InlineData("ServiceKey bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb")]
    public async Task Nobody_but_admins_and_their_server_gets_in(string credential)
    {
        await using var hub = Connect(credential);

        await Assert.ThrowsAsync<HttpRequestException>(() => hub.StartAsync(Ct));
    }

    private HubConnection Connect(string credential) => new HubConnectionBuilder()
        .WithUrl(new Uri(shop.Address, "/hubs/orders"), http => http.Headers["Authorization"] = credential)
        .AddJsonProtocol(json => ApiJson.Configure(json.PayloadSerializerOptions))
        .Build();
}
