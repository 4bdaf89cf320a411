using LittleShop.Api.Notifications.Templates.Texts;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Templates;

/// <summary>
/// The buttons below a message. The bot understands their data: o show, p pay, r review, k take, u no announcements.
/// </summary>
internal static class ChatButtons
{
    public static IReadOnlyList<IReadOnlyList<MessageButton>> Of(
        OrderEventKind kind, Guid orderId, Reader reader, Language language) =>
        reader is Reader.Customer
            ? [.. ForCustomer(kind, orderId, language.Phrases)]
            : [.. ForAdmin(kind, orderId, language.Phrases)];

    /// <summary>Below every announcement: a customer who wants no more of them says so with one press.</summary>
    public static IReadOnlyList<IReadOnlyList<MessageButton>> Unsubscribe(Guid customerId, Language language) =>
        [[new MessageButton(language.Code == "de" ? "🔕 Abbestellen" : "🔕 Unsubscribe", $"u:{customerId:N}")]];

    private static IEnumerable<IReadOnlyList<MessageButton>> ForCustomer(
        OrderEventKind kind, Guid orderId, Phrases say)
    {
        if (kind is OrderEventKind.PaymentFailed or OrderEventKind.PaymentExpired)
        {
            yield return [new MessageButton(say.TryAgain, $"p:{orderId:N}")];
        }

        if (kind is OrderEventKind.Delivered)
        {
            yield return [new MessageButton(say.LeaveReview, $"r:{orderId:N}")];
        }

        yield return [new MessageButton(say.ShowOrder, $"o:{orderId:N}")];
    }

    private static IEnumerable<IReadOnlyList<MessageButton>> ForAdmin(OrderEventKind kind, Guid orderId, Phrases say)
    {
        if (kind is OrderEventKind.EscalatedToChat or OrderEventKind.EscalatedToNext)
        {
            yield return [new MessageButton(say.OnIt, $"k:{orderId:N}")];
        }
    }
}
