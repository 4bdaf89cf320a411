using System.Net;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Tests.Api.Catalog;

public sealed class CategoryTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Categories_come_in_their_order_with_what_a_customer_would_find()
    {
        var second = await shop.NewCategoryAsync("Aprons", 12);
        var first = await shop.NewCategoryAsync("Zebras", 11);
        await shop.NewProductAsync(Shelves.Teapot() with { CategoryId = first.Id });
        await shop.NewProductAsync(Shelves.Teapot() with { CategoryId = first.Id, Status = ProductStatus.Draft });
        using var bot = shop.AsBot();

        var categories = await bot.GetAsync<CategorySummary[]>("/categories");

        var ours = categories.Where(category => category.Id == first.Id || category.Id == second.Id);
        Assert.Equal([("Zebras", 1), ("Aprons", 0)], ours.Select(category => (category.Name, category.ProductCount)));
    }

    [Fact]
    public async Task A_name_is_given_once_whatever_its_case()
    {
        await shop.NewCategoryAsync("Toys");
        using var manager = await shop.AsAdminAsync(Roles.Manager);

        using var answer = await manager.SendAsync(HttpMethod.Post, "/categories", new SaveCategory(" TOYS ", 2, null));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("name-taken", (await answer.ProblemAsync()).Code);
    }

    [Fact]
    public async Task An_edit_carries_the_version_it_saw()
    {
        var made = await shop.NewCategoryAsync("Lamps");
        using var manager = await shop.AsAdminAsync(Roles.Manager);

        var edited = await manager.PutAsync<CategorySummary>(
            $"/categories/{made.Id}", new SaveCategory("Lights", 3, made.Version));
        using var stale = await manager.SendAsync(
            HttpMethod.Put, $"/categories/{made.Id}", new SaveCategory("Torches", 4, made.Version));

        Assert.Equal(("Lights", "lights", 3), (edited.Name, edited.Slug, edited.Position));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var listed = await manager.GetAsync<CategorySummary[]>("/categories");
        Assert.Contains(edited, listed);
    }

    [Fact]
    public async Task A_removed_category_leaves_its_products_without_one()
    {
        var category = await shop.NewCategoryAsync("Short-lived");
        var teapot = await shop.NewProductAsync(Shelves.Teapot() with { CategoryId = category.Id });
        using var manager = await shop.AsAdminAsync(Roles.Manager);

        using var stale = await manager.DeleteAsync($"/categories/{category.Id}?version={category.Version + 1}", Ct);
        using var removed = await manager.DeleteAsync($"/categories/{category.Id}?version={category.Version}", Ct);

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Null((await manager.GetAsync<ProductDetail>($"/products/{teapot.Id}")).CategoryId);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("\u0001", 1)]
    [InlineData("Below zero", -1)]
    public async Task Nonsense_is_refused_and_not_stored(string name, int position)
    {
        using var manager = await shop.AsAdminAsync(Roles.Manager);

        using var answer = await manager.SendAsync(
            HttpMethod.Post, "/categories", new SaveCategory(name, position, null));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await using var db = shop.OpenDb();
        Assert.False(await db.Categories.AnyAsync(row => row.Position == position && row.Name == name, Ct));
    }

    [Fact]
    public async Task A_packer_changes_no_category()
    {
        using var packer = await shop.AsAdminAsync(Roles.Packer);

        using var answer = await packer.SendAsync(HttpMethod.Post, "/categories", new SaveCategory("Mine", 1, null));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
