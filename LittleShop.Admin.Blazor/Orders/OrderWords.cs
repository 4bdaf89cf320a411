using LittleShop.Contracts;
using static LittleShop.Contracts.OrderStatus;

namespace LittleShop.Admin.Blazor.Orders;

/// <summary>What statuses, moves and events are called in front of people.</summary>
internal static class OrderWords
{
    extension(OrderStatus status)
    {
        public string Label => status switch
        {
            PendingPayment => "Awaiting payment",
            PaymentReceived => "To accept",
            Accepted => "To pack",
            Packing => "Packing",
            Dispatched => "On its way",
            Delivered => "Delivered",
            PaymentFailed => "Payment failed",
            PaymentExpired => "Payment expired",
            OnHold => "On hold",
            Cancelled => "Cancelled",
            Refunded => "Refunded",
            _ => status.ToString(),
        };

        /// <summary>What the button says that makes this move.</summary>
        public string ActionFrom(OrderStatus from) => status switch
        {
            PendingPayment => "Ask for payment again",
            PaymentReceived => "Confirm payment",
            PaymentFailed => "Payment failed",
            PaymentExpired => "Payment expired",
            Accepted => from == OnHold ? "Take off hold" : "Accept",
            Packing => "Start packing",
            Dispatched => "Dispatch",
            Delivered => "Mark delivered",
            OnHold => "Put on hold",
            Cancelled => "Cancel order",
            Refunded => "Refund",
            _ => status.ToString(),
        };

        /// <summary>A step of packing, that a press on a notification or its sheet may make.</summary>
        public bool IsQuick => status is Accepted or Packing or Dispatched;

        public bool IsGrave => status is Cancelled or Refunded or PaymentFailed or PaymentExpired;

        /// <summary>The way an order normally goes; anything else stays in the menu.</summary>
        public OrderStatus? UsualNext(PaymentMethod method) => status switch
        {
            PendingPayment or PaymentFailed or PaymentExpired =>
                method == PaymentMethod.BankTransfer ? PaymentReceived : null,
            PaymentReceived => Accepted,
            Accepted => Packing,
            Packing => Dispatched,
            Dispatched => Delivered,
            OnHold => Accepted,
            _ => null,
        };
    }

    extension(OrderEventKind kind)
    {
        public string Label => kind switch
        {
            OrderEventKind.Received => "Order received",
            OrderEventKind.PaymentConfirmed => "Payment confirmed",
            OrderEventKind.PaymentFailed => "Payment failed",
            OrderEventKind.PaymentExpired => "Payment expired",
            OrderEventKind.PaymentRetried => "Payment asked again",
            OrderEventKind.Accepted => "Accepted",
            OrderEventKind.Packing => "Packing started",
            OrderEventKind.Dispatched => "Dispatched",
            OrderEventKind.TrackingChanged => "Tracking changed",
            OrderEventKind.Delivered => "Delivered",
            OrderEventKind.OnHold => "Put on hold",
            OrderEventKind.Cancelled => "Cancelled",
            OrderEventKind.PartlyRefunded => "Partly refunded",
            OrderEventKind.Refunded => "Refunded",
            OrderEventKind.AcceptanceReminder => "Reminder: not accepted yet",
            OrderEventKind.EscalatedToChat => "Escalated: owners' Telegram",
            OrderEventKind.EscalatedToEmail => "Escalated: owners' e-mail",
            OrderEventKind.EscalatedToNext => "Escalated: next admin",
            OrderEventKind.CaughtUp => "Customer is back",
            _ => kind.ToString(),
        };
    }

    extension(CustomerContact contact)
    {
        /// <summary>What is said where the customer's chat is closed.</summary>
        public string Words => contact is CustomerContact.EmailOnly
            ? "unreachable in Telegram, e-mail used"
            : "unreachable in Telegram, no e-mail known";
    }

    /// <summary>For the name of an event's or a notice's kind, as deliveries have it.</summary>
    public static string KindLabel(string kind) =>
        Enum.TryParse<OrderEventKind>(kind, out var known) ? known.Label : kind switch
        {
            nameof(NoticeKind.CoverageGap) => "Coverage gap",
            _ => kind,
        };

    public static string Label(this PaymentMethod method) =>
        method == PaymentMethod.BankTransfer ? "Bank transfer" : "Telegram";

    public static string Items(int count) => count == 1 ? "1 item" : $"{count} items";
}
