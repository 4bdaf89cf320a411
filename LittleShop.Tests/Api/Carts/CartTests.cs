using System.Net;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Api.Carts;

public sealed class CartTests(ShopHost shop) : IClassFixture<ShopHost>
{
    [Fact]
    public async Task Adding_sums_up_and_the_same_key_adds_once()
    {
        var customer = await shop.NewCustomerAsync();
        var add = new AddToCart(await shop.NewVariantAsync(), 2);
        using var bot = shop.AsBot();

        await bot.PostAsync<CartView>($"/customers/{customer.Id}/cart/lines", add, "update-1");
        await bot.PostAsync<CartView>($"/customers/{customer.Id}/cart/lines", add, "update-1");
        var cart = await bot.PostAsync<CartView>($"/customers/{customer.Id}/cart/lines", add, "update-2");

        Assert.Equal(4, Assert.Single(cart.Lines).Quantity);
        Assert.Equal(new Money(40m, "GBP"), cart.Subtotal);
        Assert.False(cart.Ready);
    }

    [Fact]
    public async Task A_line_changes_and_goes()
    {
        var variant = await shop.NewVariantAsync();
        var customerId = await shop.NewCartAsync(variant);
        using var bot = shop.AsBot();

        var three = await bot.PutAsync<CartView>(
            $"/customers/{customerId}/cart/lines/{variant}", new ChangeCartLine(3));
        var none = await bot.PutAsync<CartView>(
            $"/customers/{customerId}/cart/lines/{variant}", new ChangeCartLine(0));

        Assert.Equal(3, Assert.Single(three.Lines).Quantity);
        Assert.Empty(none.Lines);
        Assert.False(none.Ready);
    }

    [Fact]
    public async Task More_than_there_is_may_lie_in_a_cart_but_it_is_not_ready()
    {
        var customerId = await shop.NewCartAsync(await shop.NewVariantAsync(stock: 1), quantity: 2);
        using var bot = shop.AsBot();

        var cart = await bot.GetAsync<CartView>($"/customers/{customerId}/cart");

        Assert.Equal((2, 1), (cart.Lines[0].Quantity, cart.Lines[0].InStock));
        Assert.False(cart.Ready);
    }

    [Fact]
    public async Task What_is_not_for_sale_is_refused_and_the_cart_stays()
    {
        var customer = await shop.NewCustomerAsync();
        using var bot = shop.AsBot();

        using var answer = await bot.SendAsync(
            HttpMethod.Post, $"/customers/{customer.Id}/cart/lines", new AddToCart(Guid.NewGuid(), 1));

        Assert.Equal("not-for-sale", (await answer.ProblemAsync()).Code);
        Assert.Empty((await bot.GetAsync<CartView>($"/customers/{customer.Id}/cart")).Lines);
    }

    [Fact]
    public async Task A_quantity_out_of_range_is_named_and_refused()
    {
        var customer = await shop.NewCustomerAsync();
        using var bot = shop.AsBot();

        using var answer = await bot.SendAsync(
            HttpMethod.Post, $"/customers/{customer.Id}/cart/lines", new AddToCart(await shop.NewVariantAsync(), 0));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Quantity", (await answer.ProblemAsync()).Errors!.Keys);
        Assert.Empty((await bot.GetAsync<CartView>($"/customers/{customer.Id}/cart")).Lines);
    }

    [Fact]
    public async Task An_unknown_way_of_shipping_is_refused_and_the_old_one_stays()
    {
        var customerId = await shop.NewCartAsync(await shop.NewVariantAsync());
        using var bot = shop.AsBot();

        using var answer = await bot.SendAsync(
            HttpMethod.Put, $"/customers/{customerId}/cart/delivery", new SetDelivery(null, null, Guid.NewGuid()));

        Assert.Equal("shipping-method", (await answer.ProblemAsync()).Code);
        Assert.Equal("Standard", (await bot.GetAsync<CartView>($"/customers/{customerId}/cart")).ShippingMethod!.Name);
    }
}
