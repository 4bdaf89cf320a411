using LittleShop.Api.Notifications.Queue;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Templates;

/// <summary>A Telegram message with its buttons. The bot understands their data: o show, p pay, r review.</summary>
internal sealed record CustomerMessage(string Html, IReadOnlyList<IReadOnlyList<MessageButton>> Buttons)
{
    public static CustomerMessage Of(OrderNews news) =>
        new(Template.Html(CustomerTexts.Of(news.Kind), news.Values), [.. ButtonsOf(news)]);

    private static IEnumerable<IReadOnlyList<MessageButton>> ButtonsOf(OrderNews news)
    {
        var order = news.OrderId.ToString("N");
        if (news.Kind is OrderEventKind.PaymentFailed or OrderEventKind.PaymentExpired)
        {
            yield return [new MessageButton("💳 Try again", $"p:{order}")];
        }

        if (news.Kind is OrderEventKind.Delivered)
        {
            yield return [new MessageButton("⭐ Leave a review", $"r:{order}")];
        }

        yield return [new MessageButton("Show order", $"o:{order}")];
    }
}
