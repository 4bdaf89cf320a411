using System.Collections.Frozen;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Templates.Texts.German;

internal static class GermanForAdmins
{
    public static IReadOnlyDictionary<OrderEventKind, EventText> Texts { get; } =
        new Dictionary<OrderEventKind, EventText>
        {
            [OrderEventKind.Received] = new("🧾", "Neue Bestellung #{number}",
                "{total} · {items} · {customer}\nWartet auf die Zahlung."),
            [OrderEventKind.PaymentConfirmed] = new("💰", "Zahlung bestätigt #{number}",
                "{total} · {items} · {customer}\nKann angenommen werden."),
            [OrderEventKind.PaymentFailed] = new("⚠️", "Zahlung fehlgeschlagen #{number}",
                "{total} · {items} · {customer}\nDer Kunde kann es noch einmal versuchen.\n{note}"),
            [OrderEventKind.PaymentExpired] = new("⚠️", "Zahlungsfrist abgelaufen #{number}",
                "{total} · {items} · {customer}\nNicht rechtzeitig bezahlt; die Artikel sind wieder im Bestand."),
            [OrderEventKind.PaymentRetried] = new("🔁", "Neuer Zahlungsversuch #{number}",
                "{total} · {items} · {customer}"),
            [OrderEventKind.Accepted] = new("✅", "Von Ihnen angenommen #{number}",
                "{items} · {total} · {customer}\nSoll innerhalb von 24 Stunden gepackt werden."),
            [OrderEventKind.Packing] = new("📦", "Wird gepackt #{number}",
                "{items} · {customer}\nSendungsnummer: {tracking}\nVersanddienst: {carrier}"),
            [OrderEventKind.Dispatched] = new("🚚", "Versandt #{number}",
                "{items} · {customer}\nSendungsnummer: {tracking}\nVersanddienst: {carrier}\n"
                + "{!tracking}Ohne Sendungsnummer."),
            [OrderEventKind.TrackingChanged] = new("📍", "Neue Sendungsnummer #{number}",
                "{customer}\nSendungsnummer: {tracking}\nVersanddienst: {carrier}"),
            [OrderEventKind.Delivered] = new("🎉", "Zugestellt #{number}",
                "{items} · {total} · {customer}"),
            [OrderEventKind.OnHold] = new("⏸️", "Angehalten #{number}",
                "{total} · {items} · {customer}\n{note}"),
            [OrderEventKind.Cancelled] = new("❌", "Storniert #{number}",
                "{total} · {items} · {customer}\nZu erstatten: {amount}\n{note}"),
            [OrderEventKind.PartlyRefunded] = new("💸", "Teilweise erstattet #{number}",
                "{amount} von {total} · {customer}\n{!amount}Ein Teil von {total} · {customer}\n{note}"),
            [OrderEventKind.Refunded] = new("💸", "Erstattet #{number}",
                "{amount} · {customer}\n{!amount}{total} · {customer}\n{note}"),
            [OrderEventKind.AcceptanceReminder] = new("⏰", "Wartet noch #{number}",
                "{total} · {items} · {customer}\nBezahlt, aber noch von niemandem angenommen."),
            [OrderEventKind.EscalatedToChat] = new("🚨", "Niemand hat #{number} angenommen",
                "{total} · {items} · {customer}\nBezahlt, und sie wartet noch immer."),
            [OrderEventKind.EscalatedToEmail] = new("🚨", "Niemand hat #{number} angenommen",
                "{total} · {items} · {customer}\nBezahlt, und sie wartet noch immer."),
            [OrderEventKind.EscalatedToNext] = new("🚨", "Bitte übernehmen Sie #{number}",
                "{total} · {items} · {customer}\nBezahlt, aber von niemandem angenommen. Jetzt sind Sie an der Reihe."),
            [OrderEventKind.CaughtUp] = new("👋", "Der Kunde von #{number} ist zurück",
                "{customer} ist wieder erreichbar."),
        }.ToFrozenDictionary();
}
