using System.Globalization;
using LittleShop.Api.Security;

namespace LittleShop.Api.Catalog.Import;

/// <summary>A product's pictures, from all its rows, in the order of their positions.</summary>
internal static class PhotoReading
{
    private const int Most = 250;
    private const int LongestAlt = 500;

    public static List<ImportedPhoto> Read(List<ShopifyRow> rows, OutboundOptions outbound)
    {
        var found = new List<(int Position, string Url, string Alt)>();
        foreach (var row in rows)
        {
            var position = Position(row);
            if (Url(row, ShopifyColumns.Image, outbound) is { } url)
            {
                found.Add((position ?? int.MaxValue, url, CleanText.Line(row[ShopifyColumns.ImageAlt])));
            }

            if (Url(row, ShopifyColumns.VariantImage, outbound) is { } variantUrl)
            {
                found.Add((int.MaxValue, variantUrl, ""));
            }
        }

        var photos = found.OrderBy(photo => photo.Position).DistinctBy(photo => photo.Url)
            .Select(photo => new ImportedPhoto(photo.Url, Shortened(photo.Alt))).ToList();
        if (photos.Count > Most)
        {
            rows[0].Report(ShopifyColumns.Image, $"The product has {photos.Count} pictures. Keep at most {Most}.");
        }

        return photos;
    }

    private static string? Shortened(string alt) => alt.Length switch
    {
        0 => null,
        > LongestAlt => alt[..LongestAlt],
        _ => alt,
    };

    private static int? Position(ShopifyRow row)
    {
        var cell = row[ShopifyColumns.ImagePosition];
        if (cell.Length == 0)
        {
            return null;
        }

        if (decimal.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var position)
            && position is >= 0 and <= 100_000)
        {
            return (int)position;
        }

        row.Report(
            ShopifyColumns.ImagePosition,
            $"{ImportProblems.Quote(cell)} is no position. Write 1, 2, 3 … or leave it empty.");
        return null;
    }

    private static string? Url(ShopifyRow row, string column, OutboundOptions outbound)
    {
        var cell = row[column];
        if (cell.Length == 0)
        {
            return null;
        }

        if (PublicUrl.TryParse(cell.StartsWith("//", StringComparison.Ordinal) ? $"https:{cell}" : cell, outbound,
            out var url, out var problem))
        {
            return url.AbsoluteUri;
        }

        row.Report(column, $"{ImportProblems.Quote(cell)}: {problem}");
        return null;
    }
}
