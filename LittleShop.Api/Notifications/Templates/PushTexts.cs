using System.Collections.Frozen;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Templates;

/// <summary>What admins read on their devices: a title, and a body whose lines name what is known.</summary>
internal static class PushTexts
{
    private static readonly FrozenDictionary<OrderEventKind, (string, string)> _texts =
        new Dictionary<OrderEventKind, (string, string)>
        {
            [OrderEventKind.Received] = (
                "🧾 New order #{number}",
                "{total} · {items} · {customer}\nWaiting for payment."),
            [OrderEventKind.PaymentConfirmed] = (
                "💰 Payment confirmed #{number}",
                "{total} · {items} · {customer}\nReady to be accepted."),
            [OrderEventKind.PaymentFailed] = (
                "⚠️ Payment failed #{number}",
                "{total} · {items} · {customer}\nThe customer can try again.\n{note}"),
            [OrderEventKind.PaymentExpired] = (
                "⚠️ Payment expired #{number}",
                "{total} · {items} · {customer}\nNot paid in time; its items are back in stock."),
            [OrderEventKind.PaymentRetried] = (
                "🔁 Payment retried #{number}",
                "{total} · {items} · {customer}"),
            [OrderEventKind.Accepted] = (
                "✅ You accepted #{number}",
                "{items} · {total} · {customer}\nExpected to be packed within 24 hours."),
            [OrderEventKind.Packing] = (
                "📦 Being packed #{number}",
                "{items} · {customer}\nTracking: {tracking}\nCarrier: {carrier}"),
            [OrderEventKind.Dispatched] = (
                "🚚 Dispatched #{number}",
                "{items} · {customer}\nTracking: {tracking}\nCarrier: {carrier}\n{!tracking}No tracking number."),
            [OrderEventKind.TrackingChanged] = (
                "📍 New tracking #{number}",
                "{customer}\nTracking: {tracking}\nCarrier: {carrier}"),
            [OrderEventKind.Delivered] = (
                "🎉 Delivered #{number}",
                "{items} · {total} · {customer}"),
            [OrderEventKind.OnHold] = (
                "⏸️ On hold #{number}",
                "{total} · {items} · {customer}\n{note}"),
            [OrderEventKind.Cancelled] = (
                "❌ Cancelled #{number}",
                "{total} · {items} · {customer}\nTo give back: {amount}\n{note}"),
            [OrderEventKind.PartlyRefunded] = (
                "💸 Partly refunded #{number}",
                "{amount} of {total} · {customer}\n{note}"),
            [OrderEventKind.Refunded] = (
                "💸 Refunded #{number}",
                "{amount} · {customer}\n{note}"),
        }.ToFrozenDictionary();

    public static (string Title, string Body) Of(OrderEventKind kind) => _texts[kind];
}
