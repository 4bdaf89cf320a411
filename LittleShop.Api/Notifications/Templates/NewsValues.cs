using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Templates.Texts;
using LittleShop.Api.Orders;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Templates;

/// <summary>What texts may name, as its reader says it. A value that an event does not have is null.</summary>
internal static class NewsValues
{
    public static IReadOnlyDictionary<string, string?> Of(
        OrderNews news, Reader reader, Language language, string shop) =>
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["number"] = OrderNumber.Of(news.OrderId),
            ["total"] = language.Phrases.Money(news.Total),
            ["items"] = language.Phrases.Items(news.ItemCount),
            ["customer"] = news.CustomerName,
            ["shop"] = shop,
            ["date"] = news.At.ToString(language.Phrases.DateFormat, language.Culture),
            ["amount"] = news.Amount is { Amount: > 0 } amount ? language.Phrases.Money(amount) : null,
            ["tracking"] = news.TrackingNumber,
            ["carrier"] = news.TrackingNumber is null ? null : news.Carrier,
            ["link"] = LinkOf(news),
            ["orders"] = Missed(news, language),
            ["note"] = reader is Reader.Admin ? news.Note : null,
        };

    /// <summary>The parcel's page, where the carrier is a known one.</summary>
    public static string? LinkOf(OrderNews news) =>
        news.TrackingNumber is { } number ? Carriers.LinkTo(news.Carrier, number) : null;

    /// <summary>«#1A2B3C4D: Dispatched · #…»: a value stays on one line.</summary>
    private static string? Missed(OrderNews news, Language language) => news.Missed is { } lines
        ? string.Join(" · ", lines.Split('\n').Select(line => line.Split(' ') is [var id, var status]
            ? $"#{OrderNumber.Of(Guid.Parse(id))}: {language.Phrases.Statuses[Enum.Parse<OrderStatus>(status)]}"
            : line))
        : null;
}
