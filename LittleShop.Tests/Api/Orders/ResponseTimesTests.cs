using LittleShop.Contracts;
using LittleShop.Tests.Api.Notifications.Escalation;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Tests.Api.Orders;

public sealed class ResponseTimesTests(ShopHost shop) : IClassFixture<ShopHost>
{
    [Fact]
    public async Task The_time_to_the_first_answer_is_measured_against_an_hour()
    {
        using var viewer = await shop.AsAdminAsync(Roles.Viewer);
        Assert.Equal(new ResponseTimes(0, null, null, 0, 0, null), await Read());
        foreach (var minutes in (double[])[2, 10, 90])
        {
            await shop.MoveAsync(await shop.PaidOrderAsync(minutesAgo: minutes), OrderStatus.Accepted);
        }

        await shop.PlaceOrderAsync(); // unpaid: nobody has to answer it yet
        await shop.PaidOrderAsync(minutesAgo: 3);
        await shop.PaidOrderAsync(minutesAgo: 60 * 24 * 40); // forgotten for longer than the figures reach back
        var old = await shop.PaidOrderAsync();
        await shop.MoveAsync(old, OrderStatus.Accepted);
        await AnsweredLongAgoAsync(old);

        var times = await Read();

        Assert.Equal((3, 2, 2), (times.Orders, times.Late, times.Waiting));
        Assert.Equal(10, times.Median!.Value.TotalMinutes, tolerance: 0.5);
        Assert.Equal(74, times.P90!.Value.TotalMinutes, tolerance: 1); // between 10 and 90
        Assert.Equal(40, times.Oldest!.Value.TotalDays, tolerance: 0.1);
        var text = await viewer.GetStringAsync(
            new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("littleshop_order_answer_seconds_count", text, StringComparison.Ordinal);

        Task<ResponseTimes> Read() => viewer.GetAsync<ResponseTimes>("/orders/response-times");
    }

    private async Task AnsweredLongAgoAsync(Guid order)
    {
        await using var db = shop.OpenDb();
        await db.Database.ExecuteSqlAsync(
            $"""
            update orders set paid_at = paid_at - interval '60 days', acknowledged_at = acknowledged_at - interval '50 days'
            where id = {order}
            """,
            TestContext.Current.CancellationToken);
    }
}
