namespace LittleShop.Api.Orders;

/// <summary>Carriers whose tracking pages we can link to.</summary>
internal static class Carriers
{
    private static readonly Dictionary<string, string> _pages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Royal Mail"] = "https://www.royalmail.com/track-your-item#/tracking-results/{0}",
        ["Parcelforce"] = "https://www.parcelforce.com/track-trace?trackNumber={0}",
        ["DPD"] = "https://track.dpd.co.uk/parcels/{0}",
        ["Evri"] = "https://www.evri.com/track/parcel/{0}",
        ["UPS"] = "https://www.ups.com/track?tracknum={0}",
        ["DHL"] = "https://www.dhl.com/en/express/tracking.html?AWB={0}",
        ["FedEx"] = "https://www.fedex.com/fedextrack/?trknbr={0}",
        ["USPS"] = "https://tools.usps.com/go/TrackConfirmAction?tLabels={0}",
    };

    public static IReadOnlyCollection<string> Known => _pages.Keys;

    /// <summary>The carrier's page for a parcel; null where the carrier is not a known one.</summary>
    public static string? LinkTo(string? carrier, string number) =>
        carrier is not null && _pages.TryGetValue(carrier.Trim(), out var page)
            ? page.Replace("{0}", Uri.EscapeDataString(number))
            : null;
}
