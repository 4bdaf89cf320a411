using LittleShop.Api.Security;

namespace LittleShop.Api.Catalog.Import;

/// <summary>Reads a Shopify product export: several rows a product, the first with what its variants share.</summary>
internal sealed class ShopifyFile
{
    private const int Rows = 100_000;
    private const int LongestHandle = 255;

    private readonly Dictionary<string, List<ShopifyRow>> _products = new(StringComparer.OrdinalIgnoreCase);
    private readonly ImportProblems _problems;
    private readonly ICollection<string> _notes;

    private ShopifyFile(ImportProblems problems, ICollection<string> notes) => (_problems, _notes) = (problems, notes);

    /// <summary>Every product of the file; of use only where no problem was found.</summary>
    public static List<ImportedProduct> Read(
        string text, string currency, OutboundOptions outbound, ImportProblems problems, ICollection<string> notes)
    {
        var file = new ShopifyFile(problems, notes);
        file.Group(CsvTable.Read(text, problems));
        var reading = new ProductReading(currency, outbound, notes);
        List<ImportedProduct> products = [.. file._products.Select(rows => reading.Read(rows.Key, rows.Value))];
        reading.Summarise();
        return products;
    }

    private void Group(List<CsvRecord> records)
    {
        if (records is not [var header, .. var rows])
        {
            _problems.Add(1, "", "The file is empty. Export the products from Shopify as CSV.");
            return;
        }

        var columns = ShopifyColumns.Read(header, _problems);
        if (_problems.Count > 0)
        {
            return; // without its columns, every row would be wrong in the same way
        }

        if (rows.Count > Rows)
        {
            _problems.Add(rows[Rows].Line, "", $"The file has more than {Rows} rows. Split it into several files.");
            return;
        }

        foreach (var row in rows.Select(record => new ShopifyRow(record, columns, _problems)))
        {
            Add(row);
        }

        if (rows is [])
        {
            _notes.Add("The file has a header and no products.");
        }
    }

    private void Add(ShopifyRow row)
    {
        row.ReportSurplus();
        var handle = row.Text(ShopifyColumns.Handle, LongestHandle).ToLowerInvariant();
        if (handle.Length == 0)
        {
            row.Report(ShopifyColumns.Handle, "The handle is missing. Each row needs the handle of its product.");
        }
        else if (_products.TryGetValue(handle, out var known))
        {
            known.Add(row);
        }
        else
        {
            _products[handle] = [row];
        }
    }
}
