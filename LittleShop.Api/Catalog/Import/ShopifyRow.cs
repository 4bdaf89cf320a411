using System.Globalization;
using LittleShop.Api.Catalog.Products;
using LittleShop.Contracts;

namespace LittleShop.Api.Catalog.Import;

/// <summary>One row of the file: its cells by column, read strictly, each bad one reported with what to do.</summary>
internal sealed class ShopifyRow(CsvRecord record, ShopifyColumns columns, ImportProblems problems)
{
    private const int Most = 1_000_000;
    private const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;

    public int Line => record.Line;

    public string this[string column] => columns.Cell(record, column);

    public void Report(string column, string message) => problems.Add(Line, columns.AsWritten(column), message);

    /// <summary>Cells beyond the header: most often a comma that should stand between quotation marks.</summary>
    public void ReportSurplus()
    {
        var surplus = record.Cells.Skip(columns.Count).Where(cell => !string.IsNullOrWhiteSpace(cell)).ToList();
        if (surplus is not [])
        {
            problems.Add(
                Line, "",
                $"The row has more cells than the header, from {ImportProblems.Quote(surplus[0])} on. "
                + "Put a text that holds a separator between quotation marks.");
        }
    }

    public string Text(string column, int longest)
    {
        var text = CleanText.Line(this[column]);
        if (text.Length > longest)
        {
            Report(column, $"{ImportProblems.Quote(text)} is longer than {longest} characters. Shorten it.");
        }

        return text;
    }

    /// <summary>A price in the shop's currency; null where the cell is empty or bad; the bad one is reported.</summary>
    public decimal? Price(string column, string currency)
    {
        var cell = this[column];
        if (cell.Length == 0)
        {
            return null;
        }

        if (!TryParse(cell, out var price))
        {
            Report(column, $"{ImportProblems.Quote(cell)} is no price. Write the number alone, for example 1234.50.");
            return null;
        }

        var problem = price switch
        {
            < 0 => "is below zero. Write 0 or more.",
            > Most => "is more than the shop can take. Write at most 1000000.",
            _ when ProductRules.TooFine(price, currency) =>
                $"is too fine: prices in {currency} have {Money.Decimals(currency)} decimals. Round it.",
            _ => null,
        };
        if (problem is not null)
        {
            Report(column, $"{ImportProblems.Quote(cell)} {problem}");
        }

        return price;
    }

    /// <summary>How many there are; null where the file does not say. Below zero (oversold) counts as none.</summary>
    public int? Quantity(string column)
    {
        var cell = this[column];
        if (cell.Length == 0)
        {
            return null;
        }

        if (!TryParse(cell, out var quantity) || quantity != decimal.Truncate(quantity) || quantity > Most)
        {
            Report(column, $"{ImportProblems.Quote(cell)} is no quantity. Write a whole number, for example 12.");
            return null;
        }

        return quantity < 0 ? null : (int)quantity;
    }

    public bool? YesNo(string column)
    {
        switch (this[column].ToUpperInvariant())
        {
            case "":
                return null;
            case "TRUE" or "YES" or "1" or "WAHR" or "VRAI":
                return true;
            case "FALSE" or "NO" or "0" or "FALSCH" or "FAUX":
                return false;
            default:
                Report(column, $"{ImportProblems.Quote(this[column])} is neither TRUE nor FALSE. Write one of them.");
                return null;
        }
    }

    // 1234.50, 1,234.50, 1234,50 and 1.234,50; a lone «1,234» could be either, and is asked about.
    private static bool TryParse(string cell, out decimal number)
    {
        var (dot, comma) = (cell.LastIndexOf('.'), cell.LastIndexOf(','));
        if (comma > dot && dot < 0 && cell.Length - comma == 4)
        {
            number = 0;
            return false;
        }

        var plain = comma > dot
            ? cell.Replace(".", "").Replace(',', '.')
            : cell.Replace(",", "");
        return decimal.TryParse(plain, Plain, CultureInfo.InvariantCulture, out number);
    }
}
