using LittleShop.Api.Catalog.Products;
using LittleShop.Api.Security;
using LittleShop.Contracts;

namespace LittleShop.Api.Catalog.Import;

/// <summary>Reads the rows of one product after the other, and remembers what the shop owner should hear.</summary>
internal sealed class ProductReading(string currency, OutboundOptions outbound, ICollection<string> notes)
{
    private const int LongestHtml = 500_000;
    private readonly List<string> _shortened = [];
    private readonly List<string> _fewerTags = [];
    private readonly VariantReading _variants = new(currency);

    public ImportedProduct Read(string handle, List<ShopifyRow> rows)
    {
        var first = rows[0];
        var title = first.Text(ShopifyColumns.Title, Limits.Title);
        if (title.Length == 0)
        {
            first.Report(ShopifyColumns.Title, "The title is missing. The first row of a product needs it.");
        }

        var vendor = first.Text(ShopifyColumns.Vendor, Limits.Name);
        var optionNames = VariantReading.OptionNames(first);
        return new ImportedProduct(
            handle, title, Description(first, title), vendor.Length > 0 ? vendor : null, Category(first),
            Tags(first, title), Status(first), optionNames, _variants.Read(rows, optionNames),
            PhotoReading.Read(rows, outbound));
    }

    public void Summarise()
    {
        _variants.Summarise(notes);
        Mention(_shortened, $"The description was shortened to {Limits.Description} characters for");
        Mention(_fewerTags, $"Only the first {ProductRules.Tags} tags were kept for");
    }

    private void Mention(List<string> titles, string what)
    {
        if (titles is not [])
        {
            var more = titles.Count > 3 ? $" and {titles.Count - 3} more" : "";
            notes.Add($"{what} {string.Join(", ", titles.Take(3).Select(ImportProblems.Quote))}{more}.");
        }
    }

    private string Description(ShopifyRow first, string title)
    {
        var html = first[ShopifyColumns.Body];
        if (html.Length > LongestHtml)
        {
            first.Report(ShopifyColumns.Body, $"The text is longer than {LongestHtml} characters. Shorten it.");
            return "";
        }

        var text = CleanText.Block(HtmlText.Of(html));
        if (text.Length <= Limits.Description)
        {
            return text;
        }

        _shortened.Add(title);
        var end = text.LastIndexOf(' ', Limits.Description - 2);
        return text[..(end > Limits.Description / 2 ? end : Limits.Description - 2)].TrimEnd() + " …";
    }

    private static string? Category(ShopifyRow first)
    {
        var type = first.Text(ShopifyColumns.Type, Limits.Name);
        if (type.Length > 0)
        {
            return type;
        }

        var path = CleanText.Line(first[ShopifyColumns.Category]);
        var last = path[(path.LastIndexOf('>') + 1)..].Trim();
        if (last.Length > Limits.Name)
        {
            first.Report(ShopifyColumns.Category, $"The category is longer than {Limits.Name} characters. Shorten it.");
        }

        return last.Length > 0 ? last : null;
    }

    private List<string> Tags(ShopifyRow first, string title)
    {
        var tags = CleanText.Line(first[ShopifyColumns.Tags])
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.Ordinal).ToList();
        if (tags.Find(tag => tag.Length > Limits.Name) is { } tooLong)
        {
            first.Report(
                ShopifyColumns.Tags,
                $"The tag {ImportProblems.Quote(tooLong)} is longer than {Limits.Name} characters. Shorten it.");
        }

        if (tags.Count > ProductRules.Tags)
        {
            _fewerTags.Add(title);
            return tags[..ProductRules.Tags];
        }

        return tags;
    }

    private static ProductStatus Status(ShopifyRow first)
    {
        var published = first.YesNo(ShopifyColumns.Published);
        var status = first[ShopifyColumns.Status];
        switch (status.ToUpperInvariant())
        {
            case "" or "ACTIVE":
                return published == false ? ProductStatus.Draft : ProductStatus.Active;
            case "DRAFT" or "UNLISTED":
                return ProductStatus.Draft;
            case "ARCHIVED":
                return ProductStatus.Archived;
            default:
                first.Report(
                    ShopifyColumns.Status,
                    $"{ImportProblems.Quote(status)} is no status. Write active, draft or archived.");
                return ProductStatus.Draft;
        }
    }
}
