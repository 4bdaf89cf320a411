using LittleShop.Api.Catalog.Import;
using LittleShop.Api.Security;
using LittleShop.Contracts;

namespace LittleShop.Tests.Api.Catalog.Import;

public sealed class ShopifyFileTests
{
    private const string Short = "Handle,Title,Variant Price";

    [Fact]
    public void New_column_names_in_any_order_and_spelling_are_read()
    {
        var products = Good(
            "Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,"
            + "Option1 name,Option1 value,Option1 Linked To,price,Price / International,Compare-at price,"
            + "Included / United Kingdom,Inventory quantity,Product image URL,Image position,Image alt text,"
            + "Variant image URL\n"
            + "Mug,mug,<b>Warm</b>,Us,Home & Garden > Kitchen > Mugs,,\"a, b\",TRUE,Active,M-1,Colour,Red,"
            + "product.metafields.x,8.50,9.50,10,true,3,https://img.example/1.jpg,1,,https://img.example/2.jpg\n"
            + ",mug,,,,,,,,M-2,,Blue,,8.50,,,,4,,,,\n");

        var mug = Assert.Single(products);
        Assert.Equal(("mug", "Mug", "Warm", "Mugs"), (mug.Handle, mug.Title, mug.Description, mug.Category));
        Assert.Equal([("M-1", 10m, 3), ("M-2", null, 4)], mug.Variants.Select(v => (v.Sku!, v.CompareAt, v.Stock)));
        Assert.Equal(2, mug.Photos.Count);
    }

    [Fact]
    public void A_european_spreadsheet_separates_by_semicolons_and_writes_decimal_commas()
    {
        var products = Good(
            "Handle;Title;Variant Price;Variant Compare At Price\ntopf;Topf;9,99;1.299,50\nvase;Vase;12;");

        Assert.Equal(
            [(9.99m, 1299.5m), (12m, null)], products.Select(p => (p.Variants[0].Price, p.Variants[0].CompareAt)));
    }

    [Theory]
    [InlineData("1,234.50", "1234.5")]
    [InlineData("1234", "1234")]
    [InlineData("0", "0")]
    [InlineData("9.9900", "9.99")]
    [InlineData("12,5", "12.5")]
    public void A_price_is_read_however_it_is_written(string written, string expected) =>
        Assert.Equal(
            decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
            Good($"{Short}\nmug,Mug,\"{written}\"")[0].Variants[0].Price);

    [Theory]
    [InlineData("active", "", ProductStatus.Active)]
    [InlineData("Active", "FALSE", ProductStatus.Draft)]
    [InlineData("", "false", ProductStatus.Draft)]
    [InlineData("", "", ProductStatus.Active)]
    [InlineData("draft", "true", ProductStatus.Draft)]
    [InlineData("archived", "true", ProductStatus.Archived)]
    [InlineData("unlisted", "", ProductStatus.Draft)]
    public void Status_and_published_decide_together(string status, string published, ProductStatus expected) =>
        Assert.Equal(expected, Good($"{Short},Status,Published\nmug,Mug,1,{status},{published}")[0].Status);

    [Fact]
    public void Rows_of_a_product_that_stand_apart_belong_together_and_pictures_come_by_position()
    {
        var products = Good(
            """
            Handle,Title,Variant Price,Option1 Name,Option1 Value,Image Src,Image Position
            mug,Mug,1,Size,S,https://img.example/3.jpg,3
            cup,Cup,2,,,,
            MUG,,1,,M,https://img.example/1.jpg,1
            mug,,,,,https://img.example/2.jpg,2
            mug,,,,,https://img.example/1.jpg,9
            """);

        Assert.Equal(["mug", "cup"], products.Select(product => product.Handle));
        Assert.Equal(["1.jpg", "2.jpg", "3.jpg"], products[0].Photos.Select(photo => Path.GetFileName(photo.Url)));
        Assert.Equal(2, products[0].Variants.Count);
    }

    [Fact]
    public void A_description_that_is_too_long_is_shortened_and_said_so()
    {
        var notes = new List<string>();

        var products = Read(
            $"{Short},Body (HTML)\nmug,Mug,1,<p>{string.Concat(Enumerable.Repeat("word ", 2000))}</p>", out _, notes);

        Assert.InRange(products[0].Description.Length, 3900, Limits.Description);
        Assert.EndsWith("word …", products[0].Description);
        Assert.Contains(notes, note => note.Contains("«Mug»", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", 1, "")]
    [InlineData("Title,Variant Price\nMug,1", 1, "Handle")]
    [InlineData("Handle,Title\nmug,Mug", 1, "Variant Price")]
    [InlineData("Handle,Title,Variant Price,Price\nmug,Mug,1,2", 1, "Price")]
    [InlineData(Short + "\n,Mug,1", 2, "Handle")]
    [InlineData(Short + "\nmug,,1", 2, "Title")]
    [InlineData(Short + "\nmug,Mug,", 2, "Variant Price")]
    [InlineData(Short + "\nmug,Mug,free", 2, "Variant Price")]
    [InlineData(Short + "\nmug,Mug,£9.99", 2, "Variant Price")]
    [InlineData(Short + "\nmug,Mug,-1", 2, "Variant Price")]
    [InlineData(Short + "\nmug,Mug,9.999", 2, "Variant Price")]
    [InlineData(Short + "\nmug,Mug,\"1,234\"", 2, "Variant Price")]
    [InlineData(Short + "\nmug,Mug,1e5", 2, "Variant Price")]
    [InlineData(Short + "\nmug,Mug,99999999", 2, "Variant Price")]
    [InlineData(Short + "\nmug,Mug,1,spilled", 2, "")]
    [InlineData(Short + "\n\n\nmug,\"M\nu\ng\",1\ncup,Cup,x", 7, "Variant Price")]
    [InlineData(Short + ",Variant Inventory Qty\nmug,Mug,1,many", 2, "Variant Inventory Qty")]
    [InlineData(Short + ",Variant Inventory Qty\nmug,Mug,1,1.5", 2, "Variant Inventory Qty")]
    [InlineData(Short + ",inventory quantity\nmug,Mug,1,9999999", 2, "inventory quantity")]
    [InlineData(Short + ",Published\nmug,Mug,1,maybe", 2, "Published")]
    [InlineData(Short + ",Status\nmug,Mug,1,sleeping", 2, "Status")]
    [InlineData(Short + ",Image Src\nmug,Mug,1,picture.jpg", 2, "Image Src")]
    [InlineData(Short + ",Image Src\nmug,Mug,1,http://169.254.169.254/x.jpg", 2, "Image Src")]
    [InlineData(Short + ",Image Src\nmug,Mug,1,file:///etc/passwd", 2, "Image Src")]
    [InlineData(Short + ",Image Src,Image Position\nmug,Mug,1,https://img.example/a.jpg,first", 2, "Image Position")]
    [InlineData(Short + ",Option1 Name,Option1 Value\nmug,Mug,1,Size,", 2, "Option1 Value")]
    [InlineData(Short + ",Option1 Name,Option1 Value\nmug,Mug,1,Size,S\nmug,,1,,s", 3, "Option1 Value")]
    [InlineData(Short + ",Option1 Name,Option1 Value\nmug,Mug,1,Size,S\nmug,,,,M", 3, "Variant Price")]
    [InlineData(Short + ",Option2 Name,Option2 Value\nmug,Mug,1,Size,S", 2, "Option1 Name")]
    [InlineData(Short + ",Option1 Name,Option1 Value\nmug,Mug,1,,S", 2, "Option1 Name")]
    [InlineData(Short + "\nmug,Mug,1\nmug,,2", 3, "Option1 Value")]
    [InlineData(Short + ",Type\nmug,Mug,1,\"open", 2, "")]
    public void A_bad_cell_is_named_by_line_and_column(string csv, int line, string column)
    {
        Read(csv, out var problems, []);

        Assert.Contains(problems.Found, problem => (problem.Line, problem.Column) == (line, column));
        Assert.All(problems.Found, problem => Assert.True(problem.Message.Length > 20, problem.Message));
    }

    [Fact]
    public void Every_bad_cell_is_named_up_to_a_hundred()
    {
        var rows = Enumerable.Range(1, 300).Select(n => $"mug-{n},,x");

        Read($"{Short}\n{string.Join('\n', rows)}", out var problems, []);

        Assert.Equal((100, 600), (problems.Found.Count, problems.Count));
        Assert.Equal(problems.Found.OrderBy(problem => problem.Line), problems.Found);
    }

    [Fact]
    public void More_variants_than_the_shop_takes_are_refused()
    {
        var rows = Enumerable.Range(0, 101).Select(n => $"mug,Mug,1,Size,S{n}");

        Read($"{Short},Option1 Name,Option1 Value\n{string.Join('\n', rows)}", out var problems, []);

        Assert.Contains("101 variants", Assert.Single(problems.Found).Message);
    }

    private static List<ImportedProduct> Good(string csv)
    {
        var products = Read(csv, out var problems, []);
        Assert.Empty(problems.Found);
        return products;
    }

    private static List<ImportedProduct> Read(string csv, out ImportProblems problems, List<string> notes) =>
        ShopifyFile.Read(csv, "GBP", new OutboundOptions(), problems = new ImportProblems(), notes);
}
