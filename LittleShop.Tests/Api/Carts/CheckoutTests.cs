using System.Net;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Tests.Api.Carts;

public sealed class CheckoutTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_order_copies_the_cart_takes_the_stock_and_leaves_the_cart_empty()
    {
        var variant = await shop.NewVariantAsync(price: 12.50m, stock: 5, title: "Mug <b>& more</b>");
        var customerId = await shop.NewCartAsync(variant, quantity: 2);

        var placed = await shop.CheckOutAsync(customerId, PaymentMethod.BankTransfer);

        Assert.Equal(new Money(28.95m, "GBP"), placed.Total);
        Assert.Equal("LittleShop Ltd", placed.Bank!.AccountName);
        Assert.Equal(placed.Id.ToString("N")[..8].ToUpperInvariant(), placed.Number);
        using var bot = shop.AsBot();
        Assert.Empty((await bot.GetAsync<CartView>($"/customers/{customerId}/cart")).Lines);
        var order = await bot.GetAsync<CustomerOrder>($"/customers/{customerId}/orders/{placed.Id}");
        var line = Assert.Single(order.Lines);
        Assert.Equal(("Mug <b>& more</b>", 2, 12.50m), (line.Title, line.Quantity, line.UnitPrice.Amount));
        await using var db = shop.OpenDb();
        Assert.Equal(3, (await db.Variants.SingleAsync(v => v.Id == variant, Ct)).Stock);
    }

    [Fact]
    public async Task Two_hundred_buyers_of_ten_items_get_exactly_ten()
    {
        var variant = await shop.NewVariantAsync(stock: 10);
        var customers = new List<Guid>();
        for (var i = 0; i < 200; i++)
        {
            customers.Add(await shop.NewCartAsync(variant));
        }

        using var bot = shop.AsBot();
        var answers = await Task.WhenAll(customers.Select(id => bot.SendAsync(
            HttpMethod.Post, $"/customers/{id}/orders", new PlaceOrder(PaymentMethod.Telegram), "only")));

        Assert.Equal(10, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(190, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal("sold-out", (await answers.First(answer => !answer.IsSuccessStatusCode).ProblemAsync()).Code);
        await using var db = shop.OpenDb();
        Assert.Equal(0, (await db.Variants.SingleAsync(v => v.Id == variant, Ct)).Stock);
        Assert.Equal(10, await db.OrderLines.Where(l => l.VariantId == variant).SumAsync(l => l.Quantity, Ct));
        Assert.Equal(190, await db.CartLines.CountAsync(l => l.VariantId == variant, Ct));
    }

    [Fact]
    public async Task A_checkout_whose_connection_breaks_is_tried_again_and_places_one_order()
    {
        var variant = await shop.NewVariantAsync(stock: 5);
        var customerId = await shop.NewCartAsync(variant);
        await using var db = shop.OpenDb();
        await using var held = await db.Database.BeginTransactionAsync(Ct);
        await db.Database.ExecuteSqlAsync($"select from variants where id = {variant} for update", Ct);

        var placing = shop.CheckOutAsync(customerId);
        await using (var other = shop.OpenDb())
        {
            await Deadline.UntilAsync(
                async () => await other.Database.SqlQuery<bool>(
                    $"""
                    select pg_terminate_backend(pid) as "Value" from pg_stat_activity
                    where wait_event_type = 'Lock' and datname = current_database()
                      and query like 'with ready as materialized%'
                    """).FirstOrDefaultAsync(Ct),
                "the checkout waits for the variant, and its connection is ended");
        }

        await held.RollbackAsync(Ct);
        var placed = await placing;

        Assert.Equal(placed.Id, (await db.Orders.SingleAsync(order => order.CustomerId == customerId, Ct)).Id);
        Assert.Equal(4, (await db.Variants.SingleAsync(v => v.Id == variant, Ct)).Stock);
    }

    [Fact]
    public async Task Carts_that_share_items_in_any_order_never_wait_for_each_other_in_a_circle()
    {
        var (first, second) = (await shop.NewVariantAsync(), await shop.NewVariantAsync());
        var customers = new List<Guid>();
        for (var i = 0; i < 40; i++)
        {
            var (one, other) = i % 2 == 0 ? (first, second) : (second, first);
            var customerId = await shop.NewCartAsync(one);
            await shop.FillCartAsync(customerId, other);
            customers.Add(customerId);
        }

        var placed = await Task.WhenAll(customers.Select(id => shop.CheckOutAsync(id)));

        Assert.All(placed, order => Assert.Equal(2, order.ItemCount));
    }

    [Fact]
    public async Task The_same_key_places_one_order_even_ten_times_at_once()
    {
        var customerId = await shop.NewCartAsync(await shop.NewVariantAsync());

        var placed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => shop.CheckOutAsync(customerId, key: "tap")));

        Assert.Single(placed.Select(order => order.Id).Distinct());
        await shop.FillCartAsync(customerId, await shop.NewVariantAsync());
        Assert.Equal(placed[0].Id, (await shop.CheckOutAsync(customerId, key: "tap")).Id);
        using var bot = shop.AsBot();
        Assert.Single((await bot.GetAsync<CartView>($"/customers/{customerId}/cart")).Lines);
    }

    [Fact]
    public async Task Two_taps_with_two_keys_place_one_order()
    {
        var customerId = await shop.NewCartAsync(await shop.NewVariantAsync());
        using var bot = shop.AsBot();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(tap => bot.SendAsync(
            HttpMethod.Post, $"/customers/{customerId}/orders", new PlaceOrder(PaymentMethod.Telegram), $"tap-{tap}")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.All(
            answers.Where(answer => !answer.IsSuccessStatusCode),
            answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
    }

    [Theory]
    [InlineData("archived", "sold-out")]
    [InlineData("empty", "cart-empty")]
    [InlineData("no delivery", "delivery-missing")]
    [InlineData("no key", "idempotency-key")]
    public async Task A_checkout_that_cannot_be_says_why_and_changes_nothing(string fault, string code)
    {
        var variant = await shop.NewVariantAsync(stock: 3);
        var customerId = fault == "no delivery" ? (await shop.NewCustomerAsync()).Id : await shop.NewCartAsync(variant);
        using var bot = shop.AsBot();
        await using var db = shop.OpenDb();
        switch (fault)
        {
            case "archived":
                await db.Products.Where(p => p.Variants.Any(v => v.Id == variant))
                    .ExecuteUpdateAsync(set => set.SetProperty(p => p.Status, ProductStatus.Archived), Ct);
                break;
            case "empty":
                await bot.PutAsync<CartView>($"/customers/{customerId}/cart/lines/{variant}", new ChangeCartLine(0));
                break;
            case "no delivery":
                await bot.PostAsync<CartView>($"/customers/{customerId}/cart/lines", new AddToCart(variant, 1));
                break;
            default:
                break;
        }

        using var answer = await bot.SendAsync(
            HttpMethod.Post, $"/customers/{customerId}/orders", new PlaceOrder(PaymentMethod.Telegram),
            fault == "no key" ? null : "key");

        Assert.Equal(code, (await answer.ProblemAsync()).Code);
        Assert.False(await db.Orders.AnyAsync(order => order.CustomerId == customerId, Ct));
        Assert.Equal(3, (await db.Variants.SingleAsync(v => v.Id == variant, Ct)).Stock);
        Assert.Equal(fault != "empty", await db.CartLines.AnyAsync(line => line.CustomerId == customerId, Ct));
    }
}
