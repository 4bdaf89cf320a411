namespace LittleShop.Api.Catalog.Import;

/// <summary>The columns the shop reads, by the names of old and new Shopify exports; others are ignored.</summary>
internal sealed class ShopifyColumns
{
    public const string Handle = "Handle";
    public const string Title = "Title";
    public const string Body = "Body (HTML)";
    public const string Vendor = "Vendor";
    public const string Category = "Product Category";
    public const string Type = "Type";
    public const string Tags = "Tags";
    public const string Published = "Published";
    public const string Status = "Status";
    public const string Sku = "Variant SKU";
    public const string Quantity = "Variant Inventory Qty";
    public const string Price = "Variant Price";
    public const string CompareAt = "Variant Compare At Price";
    public const string Image = "Image Src";
    public const string ImagePosition = "Image Position";
    public const string ImageAlt = "Image Alt Text";
    public const string VariantImage = "Variant Image";

    private static readonly string[] _required = [Handle, Title, Price];

    private static readonly Dictionary<string, string> _known = new(StringComparer.Ordinal)
    {
        ["handle"] = Handle,
        ["urlhandle"] = Handle,
        ["title"] = Title,
        ["bodyhtml"] = Body,
        ["body"] = Body,
        ["description"] = Body,
        ["vendor"] = Vendor,
        ["productcategory"] = Category,
        ["standardproducttype"] = Category,
        ["type"] = Type,
        ["customproducttype"] = Type,
        ["producttype"] = Type,
        ["tags"] = Tags,
        ["published"] = Published,
        ["publishedononlinestore"] = Published,
        ["status"] = Status,
        ["variantsku"] = Sku,
        ["sku"] = Sku,
        ["variantinventoryqty"] = Quantity,
        ["variantinventoryquantity"] = Quantity,
        ["inventoryquantity"] = Quantity,
        ["variantprice"] = Price,
        ["price"] = Price,
        ["variantcompareatprice"] = CompareAt,
        ["compareatprice"] = CompareAt,
        ["imagesrc"] = Image,
        ["productimageurl"] = Image,
        ["imageposition"] = ImagePosition,
        ["imagealttext"] = ImageAlt,
        ["variantimage"] = VariantImage,
        ["variantimageurl"] = VariantImage,
        ["option1name"] = OptionName(1),
        ["option2name"] = OptionName(2),
        ["option3name"] = OptionName(3),
        ["option1value"] = OptionValue(1),
        ["option2value"] = OptionValue(2),
        ["option3value"] = OptionValue(3),
    };

    private readonly Dictionary<string, int> _at = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _asWritten = new(StringComparer.Ordinal);

    private ShopifyColumns(CsvRecord header, ImportProblems problems)
    {
        Count = header.Cells.Count;
        foreach (var (at, cell) in header.Cells.Index())
        {
            // Spelling is what differs most between exports, spreadsheets and hands: only letters and digits count.
            var plain = string.Concat(cell.Where(char.IsLetterOrDigit)).ToLowerInvariant();
            if (_known.TryGetValue(plain, out var column) && !_at.TryAdd(column, at))
            {
                problems.Add(header.Line, cell.Trim(), "This column is there twice. Remove or rename one of them.");
            }
            else if (column is not null)
            {
                _asWritten[column] = cell.Trim();
            }
        }

        foreach (var missing in _required.Where(column => !_at.ContainsKey(column)))
        {
            problems.Add(
                header.Line, missing, $"The column «{missing}» is missing. Export the products from Shopify anew.");
        }
    }

    public int Count { get; }

    public static string OptionName(int number) => $"Option{number} Name";

    public static string OptionValue(int number) => $"Option{number} Value";

    public static ShopifyColumns Read(CsvRecord header, ImportProblems problems) => new(header, problems);

    /// <summary>A row's cell without blanks around it; empty where the file has no such column.</summary>
    public string Cell(CsvRecord row, string column) =>
        _at.TryGetValue(column, out var at) && at < row.Cells.Count ? row.Cells[at].Trim() : "";

    /// <summary>The column's name as the file spells it, so that its owner finds it.</summary>
    public string AsWritten(string column) => _asWritten.GetValueOrDefault(column, column);
}
