using LittleShop.Api.Catalog.Products;
using LittleShop.Contracts;

namespace LittleShop.Api.Catalog.Import;

/// <summary>The variants among a product's rows; the others only add pictures.</summary>
internal sealed class VariantReading(string currency)
{
    private const int LongestSku = 64;
    private int _withoutStock;

    /// <summary>Size, Colour …; none where the export says «Title: Default Title», its way to say so.</summary>
    public static List<string> OptionNames(ShopifyRow first)
    {
        var names = Enumerable.Range(1, ProductRules.Options)
            .Select(number => first.Text(ShopifyColumns.OptionName(number), Limits.Name)).ToList();
        var used = names.FindLastIndex(name => name.Length > 0) + 1;
        for (var at = 0; at < used; at++)
        {
            var value = first[ShopifyColumns.OptionValue(at + 1)];
            if (names[at].Length == 0)
            {
                first.Report(
                    ShopifyColumns.OptionName(at + 1), "This option has no name, and the next one has. Name it.");
            }
            else if (names.FindIndex(name => name.Equals(names[at], StringComparison.OrdinalIgnoreCase)) < at)
            {
                first.Report(
                    ShopifyColumns.OptionName(at + 1),
                    $"Two options are called {ImportProblems.Quote(names[at])}. Rename one.");
            }
            else if (used == 1 && names[0] == "Title" && value is "Default Title" or "")
            {
                return [];
            }
        }

        return names[..used];
    }

    public List<ImportedVariant> Read(List<ShopifyRow> rows, List<string> optionNames)
    {
        var variants = new List<ImportedVariant>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows.Where((row, at) => at == 0 || IsVariant(row)))
        {
            var variant = Read(row, optionNames);
            variants.Add(variant);
            if (!seen.TryAdd(OptionKey.Of(variant.Options), row.Line))
            {
                ReportRepeat(row, optionNames, seen[OptionKey.Of(variant.Options)]);
            }
        }

        if (variants.Count > ProductRules.Variants)
        {
            rows[0].Report(
                ShopifyColumns.Handle,
                $"The product has {variants.Count} variants, and the shop takes {ProductRules.Variants}. "
                + "Split the product.");
        }

        return variants;
    }

    public void Summarise(ICollection<string> notes)
    {
        if (_withoutStock > 0)
        {
            notes.Add(
                $"{_withoutStock} variants have no quantity in the file, or one below zero: new ones start at 0.");
        }
    }

    private static bool IsVariant(ShopifyRow row) =>
        row[ShopifyColumns.Price].Length > 0 || row[ShopifyColumns.Sku].Length > 0
        || Enumerable.Range(1, ProductRules.Options).Any(n => row[ShopifyColumns.OptionValue(n)].Length > 0);

    private ImportedVariant Read(ShopifyRow row, List<string> optionNames)
    {
        var price = row.Price(ShopifyColumns.Price, currency);
        if (price is null && row[ShopifyColumns.Price].Length == 0)
        {
            row.Report(ShopifyColumns.Price, "The price is missing. Write it, for example 9.99.");
        }

        var compareAt = row.Price(ShopifyColumns.CompareAt, currency);
        var quantity = row.Quantity(ShopifyColumns.Quantity);
        _withoutStock += quantity is null ? 1 : 0;
        var sku = row.Text(ShopifyColumns.Sku, LongestSku).TrimStart('\'');
        return new ImportedVariant(
            Options(row, optionNames), sku.Length > 0 ? sku : null, price ?? 0, compareAt is 0 ? null : compareAt,
            quantity ?? 0);
    }

    private static List<string> Options(ShopifyRow row, List<string> names)
    {
        var options = new List<string>();
        for (var number = 1; number <= ProductRules.Options; number++)
        {
            var column = ShopifyColumns.OptionValue(number);
            var value = row.Text(column, Limits.Name);
            if (number <= names.Count)
            {
                options.Add(value);
                if (value.Length == 0)
                {
                    row.Report(column, $"The value of {ImportProblems.Quote(names[number - 1])} is missing. Write it.");
                }
            }
            else if (value.Length > 0 && value != "Default Title")
            {
                row.Report(
                    ShopifyColumns.OptionName(number),
                    $"{ImportProblems.Quote(value)} is the value of an option without a name. "
                    + "Name the option in the product's first row.");
            }
        }

        return options;
    }

    private static void ReportRepeat(ShopifyRow row, List<string> optionNames, int line) => row.Report(
        ShopifyColumns.OptionValue(1),
        optionNames is []
            ? $"The product has a variant on line {line} already. Name an option that tells them apart, or remove one."
            : $"A variant with these options is on line {line} already. Change one of them, or remove it.");
}
