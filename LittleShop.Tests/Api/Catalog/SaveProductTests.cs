using System.Net;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Tests.Api.Catalog;

public sealed class SaveProductTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_saved_is_read_back()
    {
        var category = await shop.NewCategoryAsync("Kitchen");

        var made = await shop.NewProductAsync(Shelves.Teapot("  Tea\u0007pot  ") with { CategoryId = category.Id });

        using var viewer = await shop.AsAdminAsync(Roles.Viewer);
        var read = await viewer.GetAsync<ProductDetail>($"/products/{made.Id}");
        Assert.Equivalent(made, read);
        Assert.Equal(
            ("Teapot", "Pours well.", "Kettle & Co", "Kitchen"),
            (read.Title, read.Description, read.Vendor, read.CategoryName));
        var variant = Assert.Single(read.Variants);
        Assert.Equal(
            (null, "TP-1", new Money(12.5m, "GBP"), 5), (variant.Title, variant.Sku, variant.Price, variant.Stock));
    }

    [Fact]
    public async Task A_second_product_of_the_same_name_gets_its_own_address()
    {
        var first = await shop.NewProductAsync(Shelves.Teapot("Same name"));
        var second = await shop.NewProductAsync(Shelves.Teapot("Same name"));

        Assert.Equal(("same-name", "same-name-2"), (first.Slug, second.Slug));
    }

    [Fact]
    public async Task An_edit_keeps_the_stock_of_variants_that_are_there_and_takes_that_of_new_ones()
    {
        var shirt = await shop.NewProductAsync(Shelves.Shirt());
        using var manager = await shop.AsAdminAsync(Roles.Manager);
        var save = shirt.AsSaved();
        var small = save.Variants[0] with { Stock = 999, Price = 21m };
        var medium = new SaveVariant(null, ["Medium", "Green"], null, 23m, null, 9);

        var edited = await manager.PutAsync<ProductDetail>(
            $"/products/{shirt.Id}", save with { Title = "Better shirt", Variants = [medium, small] });

        Assert.Equal("Better shirt", edited.Title);
        Assert.Equal(
            [("Medium / Green", 23m, 9), ("Small / Green", 21m, 3)],
            edited.Variants.Select(variant => (variant.Title, variant.Price.Amount, variant.Stock)));
        Assert.NotEqual(shirt.Version, edited.Version);
    }

    [Fact]
    public async Task A_removed_variant_leaves_the_orders_that_bought_it()
    {
        var shirt = await shop.NewProductAsync(Shelves.Shirt());
        var order = await shop.PlaceOrderAsync(variantId: shirt.Variants[1].Id);
        using var manager = await shop.AsAdminAsync(Roles.Manager);
        var save = (await manager.GetAsync<ProductDetail>($"/products/{shirt.Id}")).AsSaved();

        await manager.PutAsync<ProductDetail>($"/products/{shirt.Id}", save with { Variants = [save.Variants[0]] });

        await using var db = shop.OpenDb();
        var line = await db.OrderLines.SingleAsync(line => line.OrderId == order.Id, Ct);
        Assert.Equal((shirt.Variants[1].Id, "Large / Green"), (line.VariantId!.Value, line.VariantTitle));
    }

    [Fact]
    public async Task An_edit_of_an_older_version_answers_409_and_changes_nothing()
    {
        var teapot = await shop.NewProductAsync();
        using var manager = await shop.AsAdminAsync(Roles.Manager);
        await manager.PutAsync<ProductDetail>($"/products/{teapot.Id}", teapot.AsSaved() with { Title = "First" });

        using var answer = await manager.SendAsync(
            HttpMethod.Put, $"/products/{teapot.Id}", teapot.AsSaved() with { Title = "Second" });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("stale", (await answer.ProblemAsync()).Code);
        await using var db = shop.OpenDb();
        Assert.Equal("First", (await db.Products.SingleAsync(product => product.Id == teapot.Id, Ct)).Title);
    }

    [Fact]
    public async Task Of_ten_edits_at_once_one_wins_and_the_others_are_told()
    {
        var shirt = await shop.NewProductAsync(Shelves.Shirt());
        using var manager = await shop.AsAdminAsync(Roles.Manager);

        var answers = await Task.WhenAll(Enumerable.Range(1, 10).Select(number => manager.SendAsync(
            HttpMethod.Put, $"/products/{shirt.Id}", shirt.AsSaved() with { Title = $"Shirt {number}" })));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(9, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task An_edit_while_customers_buy_loses_no_sale()
    {
        var shirt = await shop.NewProductAsync(Shelves.Teapot(stock: 50));
        using var manager = await shop.AsAdminAsync(Roles.Manager);

        var sales = Enumerable.Range(0, 8).Select(_ => shop.PlaceOrderAsync(variantId: shirt.Variants[0].Id)).ToList();
        var seen = shirt;
        while (!sales.TrueForAll(sale => sale.IsCompleted))
        {
            seen = await manager.PutAsync<ProductDetail>(
                $"/products/{shirt.Id}", seen.AsSaved() with { Vendor = "Busy" });
        }

        await Task.WhenAll(sales);
        await using var db = shop.OpenDb();
        Assert.Equal(42, (await db.Variants.SingleAsync(variant => variant.ProductId == shirt.Id, Ct)).Stock);
    }

    public static TheoryData<string, SaveProduct> Refused => new()
    {
        { "no title", Shelves.Teapot(" \t ") },
        { "title too long", Shelves.Teapot(new string('x', 201)) },
        { "no variant", Shelves.Teapot() with { Variants = [] } },
        { "negative price", Shelves.Teapot(price: -1m) },
        { "price too fine", Shelves.Teapot(price: 1.005m) },
        { "negative stock", Shelves.Teapot(stock: -1) },
        { "tag too long", Shelves.Teapot() with { Tags = [new string('x', 101)] } },
        { "value missing", Shelves.Shirt() with { OptionNames = ["Size", "Colour", "Cut"] } },
        { "four options", Shelves.Shirt() with { OptionNames = ["A", "B", "C", "D"] } },
        { "same option twice", Shelves.Shirt() with { OptionNames = ["Size", "size"] } },
        { "two without options", Shelves.Teapot() with { Variants = [Plain(), Plain()] } },
        { "same options twice", Shelves.Shirt() with { Variants = [Green("Small"), Green(" small ")] } },
        { "unknown category", Shelves.Teapot() with { CategoryId = Guid.NewGuid() } },
        { "unknown variant", Shelves.Teapot() with { Variants = [Plain() with { Id = Guid.NewGuid() }] } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_product_that_cannot_be_is_refused_in_words_and_not_stored(string why, SaveProduct save)
    {
        await using var db = shop.OpenDb();
        var before = await db.Products.CountAsync(Ct);
        using var manager = await shop.AsAdminAsync(Roles.Manager);

        using var answer = await manager.SendAsync(HttpMethod.Post, "/products", save);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True((await answer.ProblemAsync()).Message.Length > 10, why);
        Assert.Equal(before, await db.Products.CountAsync(Ct));
    }

    [Fact]
    public async Task An_archived_product_leaves_the_shelf_once_and_a_stale_archive_leaves_it_there()
    {
        var teapot = await shop.NewProductAsync();
        using var manager = await shop.AsAdminAsync(Roles.Manager);
        using var bot = shop.AsBot();

        using var stale = await manager.DeleteAsync($"/products/{teapot.Id}?version={teapot.Version + 1}", Ct);
        var still = await bot.GetAsync<ProductDetail>($"/products/{teapot.Id}");
        using var done = await manager.DeleteAsync($"/products/{teapot.Id}?version={teapot.Version}", Ct);
        using var gone = await bot.GetAsync($"/products/{teapot.Id}", Ct);
        using var unknown = await manager.DeleteAsync($"/products/{Guid.NewGuid()}?version=1", Ct);

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal(ProductStatus.Active, still.Status);
        Assert.Equal(HttpStatusCode.NoContent, done.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Theory]
    [InlineData(Roles.Packer)]
    [InlineData(Roles.Viewer)]
    public async Task Who_may_not_manage_changes_nothing(string role)
    {
        var teapot = await shop.NewProductAsync();
        using var admin = await shop.AsAdminAsync(role);

        using var posted = await admin.SendAsync(HttpMethod.Post, "/products", Shelves.Teapot());
        using var put = await admin.SendAsync(
            HttpMethod.Put, $"/products/{teapot.Id}", teapot.AsSaved() with { Title = "Mine" });

        Assert.Equal(HttpStatusCode.Forbidden, posted.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, put.StatusCode);
        Assert.Equal("Teapot", (await admin.GetAsync<ProductDetail>($"/products/{teapot.Id}")).Title);
    }

    private static SaveVariant Plain() => new(null, [], null, 1m, null, 1);

    private static SaveVariant Green(string size) => new(null, [size, "Green"], null, 1m, null, 1);
}
