using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Orders;

namespace LittleShop.Api.Notifications.Templates;

/// <summary>What templates may name. A value that an event does not have is null.</summary>
internal static class NewsValues
{
    extension(OrderNews news)
    {
        public IReadOnlyDictionary<string, string?> Values => new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["number"] = OrderNumber.Of(news.OrderId),
            ["total"] = news.Total.ToString(),
            ["items"] = news.ItemCount == 1 ? "1 item" : $"{news.ItemCount} items",
            ["customer"] = news.CustomerName,
            ["amount"] = news.Amount is { Amount: > 0 } amount ? amount.ToString() : null,
            ["note"] = news.Note,
            ["tracking"] = news.TrackingNumber,
            ["carrier"] = news.TrackingNumber is null ? null : news.Carrier,
            ["link"] = Link(news),
        };
    }

    private static string? Link(OrderNews news) =>
        news.TrackingNumber is { } number ? Carriers.LinkTo(news.Carrier, number) : null;
}
