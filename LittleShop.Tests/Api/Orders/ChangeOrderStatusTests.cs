using System.Net;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.Tests.Api.Orders;

public sealed class ChangeOrderStatusTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>How to bring a new order into each state, by legal moves alone.</summary>
    private static readonly Dictionary<OrderStatus, OrderStatus[]> _ways = new()
    {
        [PendingPayment] = [],
        [PaymentReceived] = [PaymentReceived],
        [Accepted] = [PaymentReceived, Accepted],
        [Packing] = [PaymentReceived, Accepted, Packing],
        [Dispatched] = [PaymentReceived, Accepted, Packing, Dispatched],
        [Delivered] = [PaymentReceived, Accepted, Packing, Dispatched, Delivered],
        [PaymentFailed] = [PaymentFailed],
        [PaymentExpired] = [PaymentExpired],
        [OnHold] = [PaymentReceived, OnHold],
        [Cancelled] = [PaymentReceived, Cancelled],
        [Refunded] = [PaymentReceived, Refunded],
    };

    public static TheoryData<OrderStatus> EveryStatus() => [.. Enum.GetValues<OrderStatus>()];

    [Theory, MemberData(nameof(EveryStatus))]
    public async Task A_move_that_is_not_listed_answers_409_and_changes_nothing(OrderStatus from)
    {
        var placed = await shop.PlaceOrderAsync();
        var before = await shop.MoveAsync(placed.Id, _ways[from]);
        using var owner = await shop.AsAdminAsync();

        foreach (var to in Enum.GetValues<OrderStatus>().Where(to => to == PendingPayment || !from.CanBecome(to)))
        {
            using var answer = await owner.SendAsync(
                HttpMethod.Post, $"/orders/{placed.Id}/status", new ChangeStatus(to, before.Version));

            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            Assert.Contains((await answer.ProblemAsync()).Code, new[] { "illegal-move", "retry-by-customer" });
        }

        var after = await owner.GetAsync<OrderDetail>($"/orders/{placed.Id}");
        Assert.Equal(before.Status, after.Status);
        Assert.Equal(before.Version, after.Version);
        Assert.Equal(before.Timeline, after.Timeline);
        await using var db = shop.OpenDb();
        var events = await db.OrderEvents.Where(e => e.OrderId == placed.Id).Select(e => e.Id).ToListAsync(Ct);
        Assert.All(
            await db.Deliveries.Where(d => d.OrderId == placed.Id).ToListAsync(Ct),
            delivery => Assert.Contains(delivery.EventId!.Value, events));
    }

    [Fact]
    public async Task An_illegal_move_names_the_legal_ones()
    {
        var placed = await shop.PlaceOrderAsync();
        var order = await shop.MoveAsync(placed.Id, PaymentReceived);
        using var owner = await shop.AsAdminAsync();

        using var answer = await owner.SendAsync(
            HttpMethod.Post, $"/orders/{placed.Id}/status", new ChangeStatus(Delivered, order.Version));

        Assert.Equal(
            "An order that is PaymentReceived cannot become Delivered. "
            + "Possible: Accepted, OnHold, Cancelled, Refunded.",
            (await answer.ProblemAsync()).Detail);
    }

    [Fact]
    public async Task An_order_that_nobody_paid_has_nothing_to_refund()
    {
        var placed = await shop.PlaceOrderAsync();
        var order = await shop.MoveAsync(placed.Id, Cancelled);
        Assert.Empty(order.NextMoves);
        using var owner = await shop.AsAdminAsync();

        using var answer = await owner.SendAsync(
            HttpMethod.Post, $"/orders/{placed.Id}/status", new ChangeStatus(Refunded, order.Version));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Fact]
    public async Task A_stale_version_answers_409_and_changes_nothing()
    {
        var placed = await shop.PlaceOrderAsync();
        using var owner = await shop.AsAdminAsync();
        var seen = await owner.GetAsync<OrderDetail>($"/orders/{placed.Id}");
        await shop.MoveAsync(placed.Id, PaymentReceived);

        using var answer = await owner.SendAsync(
            HttpMethod.Post, $"/orders/{placed.Id}/status", new ChangeStatus(Cancelled, seen.Version));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("stale", (await answer.ProblemAsync()).Code);
        Assert.Equal(PaymentReceived, (await owner.GetAsync<OrderDetail>($"/orders/{placed.Id}")).Status);
    }

    [Fact]
    public async Task The_same_key_moves_an_order_once_and_answers_the_same()
    {
        var placed = await shop.PlaceOrderAsync();
        using var owner = await shop.AsAdminAsync();
        var seen = await owner.GetAsync<OrderDetail>($"/orders/{placed.Id}");
        var move = new ChangeStatus(PaymentReceived, seen.Version);

        var first = await owner.PostAsync<ChangedOrder>($"/orders/{placed.Id}/status", move, "tap-1");
        var again = await owner.PostAsync<ChangedOrder>($"/orders/{placed.Id}/status", move, "tap-1");

        Assert.Equal(first, again);
        Assert.Equal(2, (await owner.GetAsync<OrderDetail>($"/orders/{placed.Id}")).Timeline.Count);
    }

    [Fact]
    public async Task Of_ten_admins_at_once_one_wins_and_nobody_breaks()
    {
        var placed = await shop.PlaceOrderAsync();
        var order = await shop.MoveAsync(placed.Id, PaymentReceived);
        using var owner = await shop.AsAdminAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => owner.SendAsync(
            HttpMethod.Post, $"/orders/{placed.Id}/status", new ChangeStatus(Accepted, order.Version))));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(9, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Single((await shop.MoveAsync(placed.Id)).Timeline, entry => entry.To == Accepted);
    }

    [Fact]
    public async Task A_packer_packs_but_does_not_touch_money()
    {
        var placed = await shop.PlaceOrderAsync();
        var order = await shop.MoveAsync(placed.Id, PaymentReceived);
        using var packer = await shop.AsAdminAsync(Roles.Packer);

        var accepted = await packer.PostAsync<ChangedOrder>(
            $"/orders/{placed.Id}/status", new ChangeStatus(Accepted, order.Version));
        using var refused = await packer.SendAsync(
            HttpMethod.Post, $"/orders/{placed.Id}/status", new ChangeStatus(Cancelled, accepted.Version));

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(Accepted, (await shop.MoveAsync(placed.Id)).Status);
    }

    [Fact]
    public async Task Dispatch_takes_carrier_and_number_and_links_to_the_carrier()
    {
        var placed = await shop.PlaceOrderAsync();
        var order = await shop.MoveAsync(placed.Id, PaymentReceived, Accepted, Packing);
        using var owner = await shop.AsAdminAsync();

        await owner.PostAsync<ChangedOrder>(
            $"/orders/{placed.Id}/status", new ChangeStatus(Dispatched, order.Version, null, "royal mail", "AB 1/2"));

        var tracking = (await owner.GetAsync<OrderDetail>($"/orders/{placed.Id}")).Tracking!;
        Assert.Equal("AB 1/2", tracking.Number);
        Assert.EndsWith("/AB%201%2F2", tracking.Url);
    }
}
