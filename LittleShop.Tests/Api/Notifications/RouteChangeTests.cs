using System.Net;
using LittleShop.Api.Notifications;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static LittleShop.Contracts.OrderEventKind;

namespace LittleShop.Tests.Api.Notifications;

public sealed class RouteChangeTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private const string Path = "/notifications/routes";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_holds_for_the_next_event_says_who_made_it_and_leaves_no_gap()
    {
        using var owner = await shop.AsAdminAsync();
        using var manager = await shop.AsAdminAsync(Roles.Manager); // hears only what all admins hear
        var before = await PayAsync();
        await shop.MoveAsync(before, OrderStatus.Accepted, OrderStatus.Packing);

        var on = await SayAsync(owner, Accepted, true);
        var off = await SayAsync(owner, Packing, false);
        var after = await PayAsync();
        await shop.MoveAsync(after, OrderStatus.Accepted, OrderStatus.Packing);

        Assert.Equal((true, "Owner"), (on.On, on.ChangedBy));
        Assert.False(off.On);
        Assert.NotNull(off.ChangedAt);
        Assert.Equal([Audience.AssignedAdmin], await WhoAsync(before, Accepted));
        Assert.NotEmpty(await WhoAsync(before, Packing));
        Assert.Contains(Audience.AllAdmins, await WhoAsync(after, Accepted));
        Assert.Empty(await WhoAsync(after, Packing));
        Assert.Empty((await owner.GetAsync<CoverageReport>("/notifications/coverage")).Gaps);

        var back = await SayAsync(owner, Packing, null);
        Assert.Equal((true, null), (back.On, back.ChangedBy));
        var last = await PayAsync();
        await shop.MoveAsync(last, OrderStatus.Accepted, OrderStatus.Packing);
        Assert.NotEmpty(await WhoAsync(last, Packing));
        Assert.Empty((await owner.GetAsync<CoverageReport>("/notifications/coverage")).Gaps);
    }

    [Fact]
    public async Task Every_cell_is_listed_with_what_the_code_says_and_why()
    {
        using var viewer = await shop.AsAdminAsync(Roles.Viewer);

        var cells = await viewer.GetAsync<List<RouteView>>(Path);

        Assert.Equal(Routing.Table.Count, cells.Count);
        Assert.All(cells, cell => Assert.Equal(cell.ByDefault, cell.NobodyBecause is null));
    }

    [Theory]
    [InlineData(Channel.WebPush, Audience.Customer, "WebPush cannot reach Customer")]
    [InlineData(Channel.Webhook, Audience.AllAdmins, "It reaches Endpoints")]
    public async Task What_no_channel_can_reach_cannot_be_switched_on(Channel channel, Audience audience, string why)
    {
        using var owner = await shop.AsAdminAsync();
        await using var db = shop.OpenDb();
        var before = await db.Routes.CountAsync(Ct);

        var answer = await owner.SendAsync(HttpMethod.Put, Path, new ChangeRoute(Accepted, channel, audience, true));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(why, (await answer.ProblemAsync()).Detail, StringComparison.Ordinal);
        Assert.False(await db.RouteOverrides.AnyAsync(row => row.Channel == channel && row.Audience == audience, Ct));
        Assert.Equal(before, await db.Routes.CountAsync(Ct));
    }

    [Fact]
    public async Task Many_changes_at_once_all_take_effect()
    {
        using var owner = await shop.AsAdminAsync();
        OrderEventKind[] kinds = [Received, OnHold, Cancelled, Refunded, PartlyRefunded, PaymentExpired];

        await Task.WhenAll(kinds.Select(kind => owner.PutAsync<RouteView>(
            Path, new ChangeRoute(kind, Channel.Email, Audience.Owners, true))));

        await using var db = shop.OpenDb();
        var routes = await db.Routes.Where(route => route.Channel == Channel.Email && route.Audience == Audience.Owners)
            .Select(route => route.Kind).ToListAsync(Ct);
        Assert.Superset(kinds.ToHashSet(), routes.ToHashSet());
    }

    private static Task<RouteView> SayAsync(HttpClient admin, OrderEventKind kind, bool? on) =>
        admin.PutAsync<RouteView>(Path, new ChangeRoute(kind, Channel.Inbox, Audience.AllAdmins, on));

    private async Task<Guid> PayAsync()
    {
        var placed = await shop.PlaceOrderAsync(PaymentMethod.BankTransfer);
        await shop.MoveAsync(placed.Id, OrderStatus.PaymentReceived);
        return placed.Id;
    }

    private async Task<List<Audience>> WhoAsync(Guid order, OrderEventKind kind)
    {
        await using var db = shop.OpenDb();
        return await db.Deliveries
            .Where(row => row.OrderId == order && row.Channel == Channel.Inbox
                && db.OrderEvents.Any(entry => entry.Id == row.EventId && entry.Kind == kind))
            .Select(row => row.Audience).Distinct().ToListAsync(Ct);
    }
}
