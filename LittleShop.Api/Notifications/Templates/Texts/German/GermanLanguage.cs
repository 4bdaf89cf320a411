using System.Globalization;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Templates.Texts.German;

internal static class GermanLanguage
{
    private static readonly CultureInfo _culture = CultureInfo.GetCultureInfo("de-DE");

    public static Language Value { get; } = new("de", _culture)
    {
        Customer = GermanForCustomers.Texts,
        Admin = GermanForAdmins.Texts,
        Phrases = new Phrases
        {
            SentAgain = "🔁 Erneut gesendet",
            TryAgain = "💳 Noch einmal versuchen",
            LeaveReview = "⭐ Bewertung schreiben",
            ShowOrder = "Bestellung anzeigen",
            OnIt = "👀 Ich kümmere mich",
            TrackParcel = "Sendung verfolgen",
            Open = "Öffnen",
            WhyToCustomer = "Sie erhalten diese E-Mail, weil Sie bei uns in Telegram bestellt haben.",
            WhyToAdmin =
                "Sie erhalten diese E-Mail, weil Sie im Laden mitarbeiten. Was Sie erreicht, wählen Sie in den Einstellungen.",
            Items = count => $"{count} Artikel",
            Money = InGerman,
            DateFormat = "d. MMMM yyyy",
            Statuses = new Dictionary<OrderStatus, string>
            {
                [OrderStatus.PendingPayment] = "Zahlung ausstehend",
                [OrderStatus.PaymentReceived] = "Bezahlt",
                [OrderStatus.Accepted] = "Angenommen",
                [OrderStatus.Packing] = "Wird gepackt",
                [OrderStatus.Dispatched] = "Versandt",
                [OrderStatus.Delivered] = "Zugestellt",
                [OrderStatus.PaymentFailed] = "Zahlung fehlgeschlagen",
                [OrderStatus.PaymentExpired] = "Zahlungsfrist abgelaufen",
                [OrderStatus.OnHold] = "Angehalten",
                [OrderStatus.Cancelled] = "Storniert",
                [OrderStatus.Refunded] = "Erstattet",
            },
        },
    };

    /// <summary>24,50 €: the number first, held to its sign by a space that does not break.</summary>
    private static string InGerman(Money money) =>
        money.Amount.ToString($"N{Money.Decimals(money.Currency)}", _culture)
        + "\u00a0" + Money.Sign(money.Currency).Trim();
}
