using System.Net;
using LittleShop.Api.Data;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Tests.Api.Catalog.Import;

public sealed class ImportProductsTests(ShopHost shop) : IClassFixture<ShopHost>
{
    private const string Pots =
        Csv.OldHeader + "\r\n"
        + "clay-pot,Clay Pot,\"<p>Classic,\r\n\"\"blown\"\" clay</p><ul><li>Oak</li></ul>\",Potter & Sons,Outdoor,"
        + "\"Pot, Plants\",true,"
        + "Size,Regular,,,,,CP-R,100,shopify,4,deny,9.99,,https://img.example/a.jpg,1,A pot,false,,kg,active\r\n"
        + "clay-pot,,,,,,,,Large,,,,,,200,shopify,-2,deny,15.99,20,https://img.example/b.jpg,2,,,"
        + "https://img.example/v.jpg,kg,\r\n"
        + "clay-pot,,,,,,,,,,,,,,,,,,,,//img.example/c.jpg,3,,,,,\r\n"
        + "lamp,Copper Lamp,,,Indoor,,false,Title,Default Title,,,,,,,,7,deny,59,75.50,,,,false,,kg,active\r\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_export_becomes_products_with_variants_text_and_pictures()
    {
        var report = await shop.ImportedAsync(Pots);

        Assert.Equal((2, 0, 3, 4), (report.Created, report.Updated, report.Variants, report.PhotosQueued));
        var pot = await shop.ByTitleAsync("Clay Pot");
        Assert.Equal(("clay-pot", "Outdoor", "Potter & Sons"), (pot.Slug, pot.CategoryName, pot.Vendor));
        Assert.Equal("Classic, \"blown\" clay\n\n• Oak", pot.Description);
        Assert.Equal(["Pot", "Plants"], pot.Tags);
        Assert.Equal(
            [("Regular", "CP-R", 9.99m, null, 4), ("Large", null, 15.99m, 20m, 0)],
            pot.Variants.Select(v => (v.Title, v.Sku, v.Price.Amount, v.CompareAt?.Amount, v.Stock)));
        Assert.Equal(
            ["https://img.example/a.jpg", "https://img.example/b.jpg", "https://img.example/c.jpg",
                "https://img.example/v.jpg"],
            pot.Photos.Select(photo => photo.SourceUrl));
        Assert.Equal(("A pot", PhotoState.Pending), (pot.Photos[0].Alt, pot.Photos[0].State));
        var lamp = await shop.ByTitleAsync("Copper Lamp");
        Assert.Empty(lamp.OptionNames);
        Assert.Equal((ProductStatus.Draft, null, 7), (lamp.Status, lamp.Variants[0].Title, lamp.Variants[0].Stock));
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        var csv = Renamed(Pots, "twice");
        await shop.ImportedAsync(csv);
        var before = await shop.ByTitleAsync("Clay Pot twice");

        var report = await shop.ImportedAsync(csv);

        Assert.Equal((0, 0, 3, 0), (report.Created, report.Updated, report.Variants, report.PhotosQueued));
        Assert.Equivalent(before, await shop.ByTitleAsync("Clay Pot twice"));
    }

    [Fact]
    public async Task A_newer_file_updates_by_handle_and_leaves_the_shops_own_stock()
    {
        var csv = Renamed(Pots, "newer");
        await shop.ImportedAsync(csv);
        var before = await shop.ByTitleAsync("Clay Pot newer");
        using var packer = await shop.AsAdminAsync(Roles.Packer);
        await packer.PutAsync<VariantView>(
            $"/variants/{before.Variants[0].Id}/stock", new SetStock(40, before.Variants[0].Version));

        var report = await shop.ImportedAsync(csv
            .Replace("CP-R,100,shopify,4,deny,9.99", "CP-R,100,shopify,5,deny,10.49")
            .Replace(",,Large,,", ",,Huge,,")
            .Replace("//img.example/c.jpg", "//img.example/d.jpg"));

        Assert.Equal((0, 1, 1), (report.Created, report.Updated, report.PhotosQueued));
        Assert.Contains(report.Notes, note => note.Contains("Stock", StringComparison.Ordinal));
        var after = await shop.ByTitleAsync("Clay Pot newer");
        Assert.Equal(
            [("Regular", 10.49m, 40), ("Huge", 15.99m, 0)],
            after.Variants.Select(v => (v.Title!, v.Price.Amount, v.Stock)));
        Assert.Equal(before.Variants[0].Id, after.Variants[0].Id);
        Assert.Equal(
            ["a.jpg", "b.jpg", "d.jpg", "v.jpg"], after.Photos.Select(photo => Path.GetFileName(photo.SourceUrl)));
    }

    [Fact]
    public async Task A_file_with_one_bad_cell_changes_nothing_at_all()
    {
        await using var db = shop.OpenDb();
        var before = await CountAsync(db);

        using var answer = await shop.ImportAsync(
            Renamed(Pots, "bad").Replace("Outdoor", "Nowhere").Replace(",59,75.50,", ",cheap,75.50,"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = Assert.Single((await answer.RefusalAsync()).Problems);
        Assert.Equal((6, "Variant Price"), (problem.Line, problem.Column));
        Assert.Contains("«cheap»", problem.Message);
        Assert.Equal(before, await CountAsync(db));
    }

    [Fact]
    public async Task Ten_imports_of_a_file_at_once_make_its_products_once()
    {
        var csv = Renamed(Pots, "race");

        var reports = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => shop.ImportedAsync(csv)));

        Assert.Equal(2, reports.Sum(report => report.Created));
        await using var db = shop.OpenDb();
        Assert.Equal(1, await db.Products.CountAsync(product => product.Title == "Clay Pot race", Ct));
    }

    [Fact]
    public async Task An_import_beside_sales_loses_no_sale()
    {
        var csv = Renamed(Pots, "sales").Replace(",7,deny,", ",50,deny,").Replace(",false,Title", ",true,Title");
        await shop.ImportedAsync(csv);
        var lamp = await shop.ByTitleAsync("Copper Lamp sales");

        var imports = Enumerable.Range(0, 4).Select(number => shop.ImportedAsync(csv.Replace(",59,", $",6{number},")));
        var sales = Enumerable.Range(0, 8).Select(_ => (Task)shop.PlaceOrderAsync(variantId: lamp.Variants[0].Id));
        await Task.WhenAll([.. imports, .. sales]);

        await using var db = shop.OpenDb();
        Assert.Equal(42, (await db.Variants.SingleAsync(variant => variant.Id == lamp.Variants[0].Id, Ct)).Stock);
    }

    [Fact]
    public async Task Ten_thousand_rows_are_imported_in_seconds()
    {
        var rows = Enumerable.Range(0, 10_000).Select(row => row % 4 == 0
            ? $"bulk-{row / 4},Bulk {row / 4},<p>Text &amp; more</p>,Us,Type {row % 7},\"a, b\",true,Size,S{row % 4}"
                + $",,,,,,,,5,deny,9.99,,https://img.example/{row}.jpg,1,,,,,active"
            : $"bulk-{row / 4},,,,,,,,S{row % 4}"
                + $",,,,,,,,5,deny,9.99,,https://img.example/{row}.jpg,{(row % 4) + 1},,,,,");
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var report = await shop.ImportedAsync($"{Csv.OldHeader}\n{string.Join('\n', rows)}");

        Assert.Equal((2500, 10_000, 10_000), (report.Created, report.Variants, report.PhotosQueued));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed.TotalSeconds:N1} s.");
    }

    [Theory]
    [InlineData(Roles.Packer)]
    [InlineData(Roles.Viewer)]
    public async Task Who_may_not_manage_imports_nothing(string role)
    {
        using var answer = await shop.ImportAsync(Renamed(Pots, role), role);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        await using var db = shop.OpenDb();
        Assert.False(await db.Products.AnyAsync(product => product.Title == $"Clay Pot {role}", Ct));
    }

    private static async Task<(int Products, int Categories, int Photos)> CountAsync(ShopDb db) =>
        (await db.Products.CountAsync(Ct), await db.Categories.CountAsync(Ct), await db.Photos.CountAsync(Ct));

    private static string Renamed(string csv, string to) => csv
        .Replace("clay-pot,", $"clay-pot-{to},").Replace("lamp,", $"lamp-{to},")
        .Replace("Clay Pot,", $"Clay Pot {to},").Replace("Copper Lamp,", $"Copper Lamp {to},");
}
