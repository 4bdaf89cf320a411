using System.Globalization;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Templates.Texts.English;

internal static class EnglishLanguage
{
    public static Language Value { get; } = new("en", CultureInfo.GetCultureInfo("en-GB"))
    {
        Customer = EnglishForCustomers.Texts,
        Admin = EnglishForAdmins.Texts,
        Phrases = new Phrases
        {
            SentAgain = "🔁 Sent again",
            TryAgain = "💳 Try again",
            LeaveReview = "⭐ Leave a review",
            ShowOrder = "Show order",
            OnIt = "👀 I'm on it",
            TrackParcel = "Track your parcel",
            Open = "Open",
            WhyToCustomer = "You get this mail because you ordered from us in Telegram.",
            WhyToAdmin = "You get this mail because you help to run the shop. Choose what reaches you in your settings.",
            Items = count => count == 1 ? "1 item" : $"{count} items",
            Money = money => money.ToString(),
            DateFormat = "d MMMM yyyy",
            Statuses = new Dictionary<OrderStatus, string>
            {
                [OrderStatus.PendingPayment] = "Waiting for payment",
                [OrderStatus.PaymentReceived] = "Paid",
                [OrderStatus.Accepted] = "Accepted",
                [OrderStatus.Packing] = "Being packed",
                [OrderStatus.Dispatched] = "Dispatched",
                [OrderStatus.Delivered] = "Delivered",
                [OrderStatus.PaymentFailed] = "Payment failed",
                [OrderStatus.PaymentExpired] = "Payment expired",
                [OrderStatus.OnHold] = "On hold",
                [OrderStatus.Cancelled] = "Cancelled",
                [OrderStatus.Refunded] = "Refunded",
            },
        },
    };
}
