using System.Collections.Frozen;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Templates.Texts.English;

internal static class EnglishForAdmins
{
    public static IReadOnlyDictionary<OrderEventKind, EventText> Texts { get; } =
        new Dictionary<OrderEventKind, EventText>
        {
            [OrderEventKind.Received] = new("🧾", "New order #{number}",
                "{total} · {items} · {customer}\nWaiting for payment."),
            [OrderEventKind.PaymentConfirmed] = new("💰", "Payment confirmed #{number}",
                "{total} · {items} · {customer}\nReady to be accepted."),
            [OrderEventKind.PaymentFailed] = new("⚠️", "Payment failed #{number}",
                "{total} · {items} · {customer}\nThe customer can try again.\n{note}"),
            [OrderEventKind.PaymentExpired] = new("⚠️", "Payment expired #{number}",
                "{total} · {items} · {customer}\nNot paid in time; its items are back in stock."),
            [OrderEventKind.PaymentRetried] = new("🔁", "Payment retried #{number}",
                "{total} · {items} · {customer}"),
            [OrderEventKind.Accepted] = new("✅", "You accepted #{number}",
                "{items} · {total} · {customer}\nExpected to be packed within 24 hours."),
            [OrderEventKind.Packing] = new("📦", "Being packed #{number}",
                "{items} · {customer}\nTracking: {tracking}\nCarrier: {carrier}"),
            [OrderEventKind.Dispatched] = new("🚚", "Dispatched #{number}",
                "{items} · {customer}\nTracking: {tracking}\nCarrier: {carrier}\n{!tracking}No tracking number."),
            [OrderEventKind.TrackingChanged] = new("📍", "New tracking #{number}",
                "{customer}\nTracking: {tracking}\nCarrier: {carrier}"),
            [OrderEventKind.Delivered] = new("🎉", "Delivered #{number}",
                "{items} · {total} · {customer}"),
            [OrderEventKind.OnHold] = new("⏸️", "On hold #{number}",
                "{total} · {items} · {customer}\n{note}"),
            [OrderEventKind.Cancelled] = new("❌", "Cancelled #{number}",
                "{total} · {items} · {customer}\nTo give back: {amount}\n{note}"),
            [OrderEventKind.PartlyRefunded] = new("💸", "Partly refunded #{number}",
                "{amount} of {total} · {customer}\n{!amount}A part of {total} · {customer}\n{note}"),
            [OrderEventKind.Refunded] = new("💸", "Refunded #{number}",
                "{amount} · {customer}\n{!amount}{total} · {customer}\n{note}"),
            [OrderEventKind.AcceptanceReminder] = new("⏰", "Still waiting #{number}",
                "{total} · {items} · {customer}\nPaid, and nobody has accepted it yet."),
            [OrderEventKind.EscalatedToChat] = new("🚨", "Nobody has accepted #{number}",
                "{total} · {items} · {customer}\nPaid, and it still waits."),
            [OrderEventKind.EscalatedToEmail] = new("🚨", "Nobody has accepted #{number}",
                "{total} · {items} · {customer}\nPaid, and it still waits."),
            [OrderEventKind.EscalatedToNext] = new("🚨", "Please take #{number}",
                "{total} · {items} · {customer}\nPaid, and nobody has accepted it. You are next."),
            [OrderEventKind.CaughtUp] = new("👋", "The customer of #{number} is back",
                "{customer} can be reached again."),
        }.ToFrozenDictionary();
}
