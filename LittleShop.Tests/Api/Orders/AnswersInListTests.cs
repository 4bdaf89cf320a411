using LittleShop.Contracts;
using LittleShop.Tests.Api.Notifications.Escalation;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Api.Orders;

public sealed class AnswersInListTests(ShopHost shop) : IClassFixture<ShopHost>
{
    [Fact]
    public async Task The_list_says_who_waits_and_who_has_answered()
    {
        using var owner = await shop.AsAdminAsync();
        var waits = await shop.PaidOrderAsync();
        var accepted = await shop.PaidOrderAsync();
        await shop.MoveAsync(accepted, OrderStatus.Accepted);
        var unpaid = await shop.PlaceOrderAsync();

        var rows = (await owner.GetAsync<Page<OrderSummary>>("/orders?size=100")).Items.ToDictionary(row => row.Id);

        Assert.NotNull(rows[waits].Answer!.WaitingSince);
        Assert.Equal(("Owner", null), (rows[accepted].Answer!.By, rows[accepted].Answer!.WaitingSince));
        Assert.Null(rows[unpaid.Id].Answer);
    }
}
