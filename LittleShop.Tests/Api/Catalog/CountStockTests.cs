using System.Net;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Tests.Api.Catalog;

public sealed class CountStockTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_packer_counts_stock_and_everybody_sees_it_at_once()
    {
        var teapot = await shop.NewProductAsync();
        using var packer = await shop.AsAdminAsync(Roles.Packer);
        await packer.GetAsync<ProductDetail>($"/products/{teapot.Id}");

        var counted = await packer.PutAsync<VariantView>(Path(teapot), new SetStock(77, teapot.Variants[0].Version));

        Assert.Equal(77, counted.Stock);
        Assert.Equal(counted, (await packer.GetAsync<ProductDetail>($"/products/{teapot.Id}")).Variants[0] with
        {
            Options = counted.Options,
        });
    }

    [Fact]
    public async Task A_count_from_before_a_sale_answers_409_and_keeps_what_the_sale_left()
    {
        var teapot = await shop.NewProductAsync(Shelves.Teapot(stock: 5));
        await shop.PlaceOrderAsync(variantId: teapot.Variants[0].Id);
        using var packer = await shop.AsAdminAsync(Roles.Packer);

        using var answer = await packer.SendAsync(
            HttpMethod.Put, Path(teapot), new SetStock(5, teapot.Variants[0].Version));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("stale", (await answer.ProblemAsync()).Code);
        Assert.Equal(4, await StockAsync(teapot));
    }

    [Fact]
    public async Task Of_ten_counts_at_once_one_wins_and_nobody_gets_an_error()
    {
        var teapot = await shop.NewProductAsync();
        using var packer = await shop.AsAdminAsync(Roles.Packer);

        var answers = await Task.WhenAll(Enumerable.Range(100, 10).Select(async stock => (
            Stock: stock,
            Answer: await packer.SendAsync(
                HttpMethod.Put, Path(teapot), new SetStock(stock, teapot.Variants[0].Version)))));

        var winner = Assert.Single(answers, counted => counted.Answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(9, answers.Count(counted => counted.Answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(winner.Stock, await StockAsync(teapot));
    }

    [Theory]
    [InlineData(Roles.Viewer, 3, HttpStatusCode.Forbidden)]
    [InlineData(Roles.Packer, -3, HttpStatusCode.BadRequest)]
    public async Task What_is_refused_changes_nothing(string role, int stock, HttpStatusCode expected)
    {
        var teapot = await shop.NewProductAsync(Shelves.Teapot(stock: 5));
        using var admin = await shop.AsAdminAsync(role);

        using var answer = await admin.SendAsync(
            HttpMethod.Put, Path(teapot), new SetStock(stock, teapot.Variants[0].Version));

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(5, await StockAsync(teapot));
    }

    [Fact]
    public async Task An_unknown_variant_is_not_found()
    {
        using var packer = await shop.AsAdminAsync(Roles.Packer);

        using var answer = await packer.SendAsync(
            HttpMethod.Put, $"/variants/{Guid.NewGuid()}/stock", new SetStock(1, 1));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static string Path(ProductDetail product) => $"/variants/{product.Variants[0].Id}/stock";

    private async Task<int> StockAsync(ProductDetail product)
    {
        await using var db = shop.OpenDb();
        return (await db.Variants.SingleAsync(variant => variant.ProductId == product.Id, Ct)).Stock;
    }
}
