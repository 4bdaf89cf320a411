using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Api.Orders;

public sealed class ListOrdersTests(ShopHost shop) : IClassFixture<ShopHost>
{
    [Fact]
    public async Task Pages_follow_each_other_newest_first_and_lose_nothing()
    {
        var placed = new List<Guid>();
        var variant = await shop.NewVariantAsync();
        for (var i = 0; i < 7; i++)
        {
            placed.Add((await shop.PlaceOrderAsync(variantId: variant)).Id);
        }

        using var viewer = await shop.AsAdminAsync(Roles.Viewer);
        var listed = new List<Guid>();
        string? after = null;
        do
        {
            var page = await viewer.GetAsync<Page<OrderSummary>>($"/orders?size=3&after={after}");
            listed.AddRange(page.Items.Select(order => order.Id));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(placed.AsEnumerable().Reverse(), listed.Where(placed.Contains));
        Assert.Equal(listed.Distinct(), listed);
    }

    [Fact]
    public async Task Search_finds_a_short_number_and_a_part_of_a_name_literally()
    {
        var customer = await shop.NewCustomerAsync("100% Żółć_Ltd");
        await shop.FillCartAsync(customer.Id, await shop.NewVariantAsync());
        var placed = await shop.CheckOutAsync(customer.Id);
        using var owner = await shop.AsAdminAsync();

        foreach (var search in new[] { placed.Number, "#" + placed.Number[..5].ToLowerInvariant(), "0% żó", "ć_l" })
        {
            var found = await owner.GetAsync<Page<OrderSummary>>($"/orders?search={Uri.EscapeDataString(search)}");
            Assert.Contains(found.Items, order => order.Id == placed.Id);
        }

        var none = await owner.GetAsync<Page<OrderSummary>>($"/orders?search={Uri.EscapeDataString("1_0%")}");
        Assert.Empty(none.Items);
    }

    [Fact]
    public async Task A_cursor_of_nonsense_starts_at_the_beginning()
    {
        var placed = await shop.PlaceOrderAsync();
        using var owner = await shop.AsAdminAsync();

        var page = await owner.GetAsync<Page<OrderSummary>>("/orders?after=%21%21&size=100");

        Assert.Contains(page.Items, order => order.Id == placed.Id);
    }
}
