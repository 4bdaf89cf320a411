using LittleShop.Api.Catalog.Photos;
using LittleShop.Api.Data.Demo;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using NetVips;

namespace LittleShop.Tests.Api.Data;

public sealed class DemoShopTests(PostgresServer postgres, CacheServer cache)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_shop_opens_with_products_at_once_and_their_pictures_soon()
    {
        await using var shop = await OpenAsync();
        using var bot = shop.AsBot();

        var categories = await bot.GetAsync<CategorySummary[]>("/categories");
        var page = await bot.GetAsync<Page<ProductSummary>>("/products?size=100");

        Assert.InRange(categories.Length, 5, 6);
        Assert.All(categories, category => Assert.True(category.ProductCount > 0, category.Name));
        Assert.InRange(page.Items.Count, 22, 30);
        Assert.Contains(page.Items, product => product.Title == "<b>\"Fish & Chips\"</b> mug");
        Assert.Contains(page.Items, product => product.Title.Length > 100);
        Assert.Contains(page.Items, product => product.Stock == 0);
        Assert.Contains(page.Items, product => product.Stock == 1);

        await using var db = shop.OpenDb();
        await Deadline.UntilAsync(
            async () => !await db.Photos.AnyAsync(photo => photo.State != PhotoState.Ready, Ct), "all drawn",
            seconds: 180);
        Assert.Equal(page.Items.Count * 3, await db.PhotoFiles.CountAsync(file => file.Width > 0, Ct));
    }

    [Fact]
    public async Task A_shop_that_has_products_is_left_alone()
    {
        await using var shop = await OpenAsync();
        await using var db = shop.OpenDb();
        var before = await db.Products.CountAsync(Ct);

        await using var again = new ApiFactory(
            shop.DatabaseConnection, cache.ConnectionString,
            new Dictionary<string, string?> { ["Demo:Enabled"] = "true" });
        _ = again.Address;

        Assert.Equal(before, await db.Products.CountAsync(Ct));
    }

    [Fact]
    public async Task Every_product_has_a_drawing_of_its_own_that_shows_something()
    {
        var drawn = DemoProducts.All.Select(product => product.Picture).ToList();
        var looks = new HashSet<double>();

        foreach (var name in drawn)
        {
            var svg = System.Text.Encoding.UTF8.GetBytes(DemoDrawings.Svg(DemoDrawings.Scheme + name));
            var files = await PictureMaker.MakeAsync(Guid.NewGuid(), svg, Ct);
            using var picture = Image.NewFromBuffer(files[0].Bytes);
            Assert.Equal((320, 320), (picture.Width, picture.Height));
            Assert.True(picture.Deviate() > 20, $"{name} shows next to nothing");
            Assert.True(looks.Add(picture.Avg()), $"{name} looks like another one");
        }

        Assert.Equal(DemoDrawings.Names.Order(), drawn.Order());
    }

    private async Task<ShopHost> OpenAsync()
    {
        var shop = new ShopHost(postgres, cache);
        shop.Settings["Demo:Enabled"] = "true";
        await shop.InitializeAsync();
        return shop;
    }
}
