using System.Net;
using LittleShop.Api.Notifications.Canary;
using LittleShop.Api.Payments;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LittleShop.Tests.Api.Notifications.Canary;

/// <summary>Whatever counts, lists or tells of orders knows nothing of the canary's.</summary>
public sealed class CanarySecrecyTests(ShopHost shop) : IClassFixture<ShopHost>, IAsyncLifetime
{
    private FakePushService _push = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _push = await FakePushService.StartAsync();

    public ValueTask DisposeAsync() => _push.DisposeAsync();

    [Fact]
    public async Task No_list_no_figure_and_no_recipient_sees_the_canary_and_no_write_reaches_it()
    {
        using var owner = await shop.AsAdminAsync();
        using var bot = shop.AsBot();
        var browser = _push.NewBrowser();
        await owner.PutAsync<PushDevice>("/push/subscriptions", browser.Subscription);
        var real = await shop.PlaceOrderAsync();
        var before = await FiguresAsync(owner);

        var canary = await RoundAsync();
        await using (var db = shop.OpenDb())
        {
            await db.Database.ExecuteSqlAsync(
                $"update deliveries set state = 'Queued', due_at = 'infinity' where recipient = {CanaryRows.Device}", Ct);
        }

        Assert.Equal(before, await FiguresAsync(owner));
        Assert.DoesNotContain(await ListedAsync(owner), id => id == canary);
        foreach (var (method, path, body) in Requests(canary))
        {
            using var answer = await owner.SendAsync(method, path, body);
            Assert.True(answer.StatusCode is HttpStatusCode.NotFound, $"{method} {path}: {answer.StatusCode}");
        }

        using var own = await bot.SendAsync(HttpMethod.Get, $"/customers/{CanaryRows.Customer}/orders/{canary}", null);
        Assert.Equal(HttpStatusCode.NotFound, own.StatusCode);
        using var back = await bot.SendAsync(HttpMethod.Put, $"/customers/{CanaryRows.Customer}/reachable", true);
        Assert.Equal(HttpStatusCode.NotFound, back.StatusCode);
        await shop.MoveAsync(real.Id, OrderStatus.Cancelled);
        await Deadline.UntilAsync(() => browser.Received.Any(push => push.Kind == "Cancelled"), "the real order's push");
        Assert.DoesNotContain(browser.Received, push => push.OrderId == canary);
    }

    [Fact]
    public async Task It_cannot_sign_in_and_does_not_expire_and_is_told_nothing_of_real_orders()
    {
        var canary = await RoundAsync();
        await using var scope = shop.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PaymentExpiry>().RunAsync(Ct);
        await shop.PlaceOrderAsync();

        using var nobody = shop.AsNobody();
        using var answer = await nobody.SendAsync(HttpMethod.Post, "/auth/login", new Login("canary", "anything at all"));

        Assert.False(answer.IsSuccessStatusCode);
        await using var db = shop.OpenDb();
        Assert.Equal(
            OrderStatus.PendingPayment,
            (await db.Orders.IgnoreQueryFilters().SingleAsync(order => order.Id == canary, Ct)).Status);
        Guid[] recipients = [CanaryRows.Admin, CanaryRows.Customer, CanaryRows.Device, CanaryRows.Endpoint];
        Assert.False(await db.Deliveries.AnyAsync(delivery => recipients.Contains(delivery.Recipient)
            && db.Orders.Any(order => order.Id == delivery.OrderId), Ct));
    }

    private static IEnumerable<(HttpMethod Method, string Path, object? Body)> Requests(Guid canary) =>
    [
        (HttpMethod.Get, $"/orders/{canary}", null),
        (HttpMethod.Get, $"/orders/{canary}/deliveries", null),
        (HttpMethod.Post, $"/orders/{canary}/status", new ChangeStatus(OrderStatus.Cancelled, 1)),
        (HttpMethod.Get, $"/customers/{CanaryRows.Customer}", null),
    ];

    private async Task<Guid> RoundAsync()
    {
        await using var scope = shop.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CanaryRound>().RunAsync(Ct);
    }

    private static async Task<List<Guid?>> ListedAsync(HttpClient owner)
    {
        var orders = await owner.GetAsync<Page<OrderSummary>>("/orders?size=100");
        var deliveries = await owner.GetAsync<Page<DeliveryView>>("/notifications/deliveries?size=100");
        return [.. orders.Items.Select(order => (Guid?)order.Id), .. deliveries.Items.Select(row => row.OrderId)];
    }

    /// <summary>Everything that is counted, as text: none of it may move.</summary>
    private static async Task<string> FiguresAsync(HttpClient owner)
    {
        var dashboard = await owner.GetAsync<Dashboard>("/dashboard");
        var coverage = await owner.GetAsync<CoverageReport>("/notifications/coverage");
        var customers = await owner.GetAsync<Page<CustomerSummary>>("/customers?size=100");
        var team = await owner.GetAsync<List<AdminView>>("/admins");
        var board = await owner.GetAsync<ReachabilityBoard>("/notifications/reachability");
        var times = await owner.GetAsync<ResponseTimes>("/orders/response-times");
        return string.Join('\n',
            dashboard.PendingPayments, dashboard.OrdersToday, dashboard.RevenueToday, dashboard.PushDevices,
            dashboard.Customers, dashboard.CustomersActiveToday, dashboard.Push.Waiting + dashboard.Push.Sent,
            dashboard.Telegram, coverage.Events, coverage.Expected, customers.Items.Count, team.Count,
            board.Admins.Count, times);
    }
}
