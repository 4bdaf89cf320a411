using System.Globalization;
using System.Text.Json.Serialization;

namespace LittleShop.Contracts;

/// <summary>An amount with its currency (ISO 4217 code). Never a bare number.</summary>
public readonly record struct Money(decimal Amount, string Currency)
{
    /// <summary>How many decimals the currency has: pounds 2, yen 0, Kuwaiti dinars 3 (ISO 4217 exponent).</summary>
    public static int Decimals(string currency) => currency switch
    {
        "JPY" or "KRW" or "VND" or "CLP" or "ISK" or "XAF" or "XOF" or "UGX" => 0,
        "KWD" or "BHD" or "OMR" or "JOD" or "TND" => 3,
        _ => 2,
    };

    /// <summary>The amount in the smallest unit, as payment providers and the Bot API (LabeledPrice) count it.</summary>
    [JsonIgnore]
    public long MinorUnits => (long)decimal.Round(Amount * Scale(Currency), MidpointRounding.AwayFromZero);

    public static Money FromMinorUnits(long units, string currency) => new(units / Scale(currency), currency);

    public static Money operator +(Money left, Money right) => left with { Amount = left.Amount + Same(left, right) };

    public static Money operator -(Money left, Money right) => left with { Amount = left.Amount - Same(left, right) };

    public static Money operator *(Money price, int quantity) => price with { Amount = price.Amount * quantity };

    /// <summary>As people read it: £12.50, €3.00, ¥300, CHF 4.20.</summary>
    public override string ToString()
    {
        var number = Math.Abs(Amount).ToString($"N{Decimals(Currency)}", CultureInfo.InvariantCulture);
        return (Amount < 0 ? "-" : "") + Sign(Currency) + number;
    }

    /// <summary>As it is written before an amount in English, with a space where one belongs.</summary>
    public static string Sign(string currency) => currency switch
    {
        "GBP" => "£",
        "EUR" => "€",
        "USD" => "$",
        "JPY" => "¥",
        "INR" => "₹",
        "UAH" => "₴",
        "PLN" => "zł ",
        _ => currency + " ",
    };

    private static decimal Scale(string currency) => Decimals(currency) switch { 0 => 1m, 3 => 1000m, _ => 100m };

    private static decimal Same(Money left, Money right) => left.Currency == right.Currency
        ? right.Amount
        : throw new InvalidOperationException($"Cannot add {right.Currency} to {left.Currency}.");
}
