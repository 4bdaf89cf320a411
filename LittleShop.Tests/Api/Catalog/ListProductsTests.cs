using System.Net;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Api.Catalog;

public sealed class ListProductsTests(ShopHost shop) : IClassFixture<ShopHost>
{
    [Fact]
    public async Task Pages_follow_each_other_by_title_without_gap_or_repeat()
    {
        var category = await shop.NewCategoryAsync("Paged");
        string[] titles = ["Cup", "Apron", "Bowl", "Bowl", "Dish", "Émail pot", "Fork"];
        foreach (var title in titles)
        {
            await shop.NewProductAsync(Shelves.Teapot(title) with { CategoryId = category.Id });
        }

        using var bot = shop.AsBot();
        var seen = new List<ProductSummary>();
        string? after = null;
        do
        {
            var page = await bot.GetAsync<Page<ProductSummary>>(
                $"/products?categoryId={category.Id}&size=2&after={after}");
            seen.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(titles.Order(StringComparer.Ordinal), seen.Select(product => product.Title));
        Assert.Equal(titles.Length, seen.DistinctBy(product => product.Id).Count());
    }

    [Fact]
    public async Task A_product_is_summed_up_from_its_variants()
    {
        var category = await shop.NewCategoryAsync("Clothes");
        await shop.NewProductAsync(Shelves.Shirt() with { CategoryId = category.Id });
        using var bot = shop.AsBot();

        var page = await bot.GetAsync<Page<ProductSummary>>($"/products?categoryId={category.Id}");

        var shirt = Assert.Single(page.Items);
        Assert.Equal(
            (new Money(20m, "GBP"), new Money(22m, "GBP"), 7, 2, "Clothes", null),
            (shirt.PriceFrom, shirt.PriceTo, shirt.Stock, shirt.VariantCount, shirt.CategoryName, shirt.PhotoId));
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task Customers_only_ever_see_active_products()
    {
        var draft = await shop.NewProductAsync(Shelves.Teapot("Hidden draft") with { Status = ProductStatus.Draft });
        using var bot = shop.AsBot();
        using var viewer = await shop.AsAdminAsync(Roles.Viewer);

        var theirs = await bot.GetAsync<Page<ProductSummary>>("/products?search=hidden&status=Draft");
        var ours = await viewer.GetAsync<Page<ProductSummary>>("/products?search=hidden&status=Draft");
        using var answer = await bot.SendAsync(HttpMethod.Get, $"/products/{draft.Id}", null);

        Assert.Empty(theirs.Items);
        Assert.Single(ours.Items);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("100%", "100% wool")]
    [InlineData("WOOL", "100% wool")]
    [InlineData("a_b", "a_b set")]
    [InlineData("%00wool", "100% wool")]
    public async Task A_search_finds_a_part_of_the_title_and_its_signs_mean_themselves(string search, string title)
    {
        foreach (var name in new[] { "100% wool", "1000 pieces", "a_b set", "acb set" })
        {
            await shop.NewProductAsync(Shelves.Teapot($"{name} {search.GetHashCode(StringComparison.Ordinal)}"));
        }

        using var bot = shop.AsBot();

        var page = await bot.GetAsync<Page<ProductSummary>>($"/products?search={search.Replace("100%", "100%25")}");

        Assert.All(page.Items, product => Assert.StartsWith(title, product.Title));
        Assert.NotEmpty(page.Items);
    }

    [Theory]
    [InlineData("/products?size=0")]
    [InlineData("/products?size=101")]
    [InlineData("/products?categoryId=nonsense")]
    [InlineData("/products?status=Nonsense")]
    public async Task Nonsense_is_refused(string path)
    {
        using var bot = shop.AsBot();

        using var answer = await bot.SendAsync(HttpMethod.Get, path, null);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("AAAA")]
    [InlineData("AAo")]
    [InlineData("!!!")]
    public async Task A_cursor_that_is_not_ours_starts_at_the_beginning(string after)
    {
        await shop.NewProductAsync();
        using var bot = shop.AsBot();

        var page = await bot.GetAsync<Page<ProductSummary>>($"/products?after={after}");

        Assert.NotEmpty(page.Items);
    }

    [Theory]
    [InlineData("/products")]
    [InlineData("/categories")]
    public async Task A_stranger_sees_nothing(string path)
    {
        using var nobody = shop.AsNobody();

        using var answer = await nobody.SendAsync(HttpMethod.Get, path, null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }
}
