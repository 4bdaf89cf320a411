using System.Globalization;

namespace LittleShop.TelegramSimulator.Methods;

/// <summary>Writes an amount of minor units as a customer reads it.</summary>
internal static class Price
{
    public static string Show(long minorUnits, string currency)
    {
        var digits = currency switch
        {
            "XTR" or "JPY" or "KRW" or "VND" or "CLP" or "ISK" or "PYG" or "UGX" => 0,
            _ => 2,
        };
        var amount = (minorUnits / (decimal)Math.Pow(10, digits)).ToString("N" + digits, CultureInfo.InvariantCulture);
        return currency switch
        {
            "GBP" => "£" + amount,
            "EUR" => "€" + amount,
            "USD" => "$" + amount,
            "XTR" => "⭐️ " + amount,
            _ => $"{amount} {currency}",
        };
    }
}
