using System.Collections.Frozen;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Templates.Texts.German;

internal static class GermanForCustomers
{
    private static readonly EventText _onIt = new("🕐", "Wir kümmern uns", """
        Ihre Bestellung <b>#{number}</b> ist bezahlt und wartet etwas länger, als uns lieb ist.
        Bitte entschuldigen Sie; wir melden uns, sobald es weitergeht.
        """);

    public static IReadOnlyDictionary<OrderEventKind, EventText> Texts { get; } =
        new Dictionary<OrderEventKind, EventText>
        {
            [OrderEventKind.Received] = new("🧾", "Bestellung eingegangen", """
                Vielen Dank! Ihre Bestellung <b>#{number}</b> ist bei uns eingegangen: {items}, {total}.
                Wir melden uns, sobald Ihre Zahlung bestätigt ist.
                """),
            [OrderEventKind.PaymentConfirmed] = new("💰", "Zahlung bestätigt", """
                Ihre Zahlung von {total} für die Bestellung <b>#{number}</b> ist eingegangen.
                Wir kümmern uns jetzt um Ihre Bestellung.
                """),
            [OrderEventKind.PaymentFailed] = new("⚠️", "Zahlung fehlgeschlagen", """
                Die Zahlung von {total} für die Bestellung <b>#{number}</b> hat nicht geklappt.
                Mit dem Knopf unten können Sie es noch einmal versuchen.
                """)
            {
                Mail = """
                    Die Zahlung von {total} für die Bestellung <b>#{number}</b> hat nicht geklappt.
                    In unserem Telegram-Chat können Sie es noch einmal versuchen.
                    """,
            },
            [OrderEventKind.PaymentExpired] = new("⌛", "Zahlungsfrist abgelaufen", """
                Die Bestellung <b>#{number}</b> über {total} wurde nicht rechtzeitig bezahlt.
                Ihre Artikel sind deshalb wieder im Regal.
                Möchten Sie sie noch? Mit dem Knopf unten können Sie es noch einmal versuchen.
                """)
            {
                Mail = """
                    Die Bestellung <b>#{number}</b> über {total} wurde nicht rechtzeitig bezahlt.
                    Ihre Artikel sind deshalb wieder im Regal.
                    Möchten Sie sie noch? In unserem Telegram-Chat können Sie es noch einmal versuchen.
                    """,
            },
            [OrderEventKind.PaymentRetried] = new("🔁", "Zahlung ausstehend", """
                Die Bestellung <b>#{number}</b> über {total} wartet wieder auf Ihre Zahlung.
                """),
            [OrderEventKind.Accepted] = new("✅", "Bestellung angenommen", """
                Ihre Bestellung <b>#{number}</b> wird vorbereitet.
                Voraussichtlich packen wir sie innerhalb von 24 Stunden.
                """),
            [OrderEventKind.Packing] = new("📦", "Bestellung wird gepackt", """
                Ihre Bestellung <b>#{number}</b> wird gerade gepackt.
                Die Sendungsnummer erhalten Sie beim Versand.
                """),
            [OrderEventKind.Dispatched] = new("🚚", "Bestellung versandt", """
                Ihre Bestellung <b>#{number}</b> ist unterwegs.
                Sendungsnummer: <code>{tracking}</code>
                Versanddienst: {carrier}
                <a href="{link}">Sendung verfolgen</a>
                Voraussichtliche Lieferzeit: 1–3 Werktage.
                """),
            [OrderEventKind.TrackingChanged] = new("📍", "Neue Sendungsnummer", """
                Ihre Bestellung <b>#{number}</b> hat jetzt diese Sendungsnummer: <code>{tracking}</code>
                {!tracking}Ihre Bestellung <b>#{number}</b> hat eine neue Sendungsnummer.
                Versanddienst: {carrier}
                <a href="{link}">Sendung verfolgen</a>
                """),
            [OrderEventKind.Delivered] = new("🎉", "Bestellung zugestellt", """
                Ihre Bestellung <b>#{number}</b> ist angekommen. Wir wünschen Ihnen viel Freude damit!
                Über eine Bewertung würden wir uns freuen: /review
                """)
            {
                Mail = """
                    Ihre Bestellung <b>#{number}</b> ist angekommen. Wir wünschen Ihnen viel Freude damit!
                    Über eine Bewertung in unserem Telegram-Chat würden wir uns freuen.
                    """,
            },
            [OrderEventKind.OnHold] = new("⏸️", "Bestellung angehalten", """
                Ihre Bestellung <b>#{number}</b> muss einen Moment warten; wir sehen sie uns an.
                Nichts geht verloren, und wir melden uns, sobald es weitergeht.
                """),
            [OrderEventKind.Cancelled] = new("❌", "Bestellung storniert", """
                Die Bestellung <b>#{number}</b> wurde storniert.
                Sie erhalten {amount} zurück.
                {!amount}Sie müssen nichts bezahlen.
                """),
            [OrderEventKind.PartlyRefunded] = new("💸", "Teilweise erstattet", """
                Von {total} für die Bestellung <b>#{number}</b> erhalten Sie {amount} zurück.
                {!amount}Von {total} für die Bestellung <b>#{number}</b> erhalten Sie einen Teil zurück.
                """),
            [OrderEventKind.Refunded] = new("💸", "Bestellung erstattet", """
                Sie erhalten {amount} für die Bestellung <b>#{number}</b> zurück.
                {!amount}Sie erhalten Ihr Geld für die Bestellung <b>#{number}</b> zurück.
                """),
            [OrderEventKind.AcceptanceReminder] = _onIt,
            [OrderEventKind.EscalatedToChat] = _onIt,
            [OrderEventKind.EscalatedToEmail] = _onIt,
            [OrderEventKind.EscalatedToNext] = _onIt,
            [OrderEventKind.CaughtUp] = new("👋", "Willkommen zurück", """
                Während wir Sie nicht erreichen konnten, ging es mit Ihren Bestellungen weiter:
                {orders}
                {!orders}Ihre Bestellung <b>#{number}</b> ist auf dem neuesten Stand.
                """),
        }.ToFrozenDictionary();
}
