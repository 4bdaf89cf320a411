using System.Collections.Frozen;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Templates.Texts.English;

internal static class EnglishForCustomers
{
    private static readonly EventText _onIt = new("🕐", "We Are On It", """
        Order <b>#{number}</b> is paid and waits for its turn a little longer than we would like.
        Sorry for the wait; we will tell you as soon as it goes on.
        """);

    public static IReadOnlyDictionary<OrderEventKind, EventText> Texts { get; } =
        new Dictionary<OrderEventKind, EventText>
        {
            [OrderEventKind.Received] = new("🧾", "Order Received", """
                Thank you! We have your order <b>#{number}</b>: {items}, {total}.
                We will tell you when your payment is confirmed.
                """),
            [OrderEventKind.PaymentConfirmed] = new("💰", "Payment Confirmed", """
                Your payment of {total} for order <b>#{number}</b> has arrived.
                We start processing it now.
                """),
            [OrderEventKind.PaymentFailed] = new("⚠️", "Payment Failed", """
                The payment of {total} for order <b>#{number}</b> did not go through.
                You can try again with the button below.
                """)
            {
                Mail = """
                    The payment of {total} for order <b>#{number}</b> did not go through.
                    You can try again in our Telegram chat.
                    """,
            },
            [OrderEventKind.PaymentExpired] = new("⌛", "Payment Expired", """
                Order <b>#{number}</b> over {total} was not paid in time, so its items are back on the shelf.
                Still want it? Try again with the button below.
                """)
            {
                Mail = """
                    Order <b>#{number}</b> over {total} was not paid in time, so its items are back on the shelf.
                    Still want it? Try again in our Telegram chat.
                    """,
            },
            [OrderEventKind.PaymentRetried] = new("🔁", "Waiting for Payment", """
                Order <b>#{number}</b> over {total} waits for your payment again.
                """),
            [OrderEventKind.Accepted] = new("✅", "Order Accepted", """
                Order <b>#{number}</b> is being prepared.
                We expect to pack it within 24 hours.
                """),
            [OrderEventKind.Packing] = new("📦", "Being Packed", """
                Order <b>#{number}</b> is being packed.
                Your tracking number follows at dispatch.
                """),
            [OrderEventKind.Dispatched] = new("🚚", "Order Dispatched", """
                Order <b>#{number}</b> is on its way.
                Tracking number: <code>{tracking}</code>
                Carrier: {carrier}
                <a href="{link}">Track your parcel</a>
                Estimated delivery: 1–3 working days.
                """),
            [OrderEventKind.TrackingChanged] = new("📍", "New Tracking Number", """
                Order <b>#{number}</b> now travels with this tracking number: <code>{tracking}</code>
                {!tracking}Order <b>#{number}</b> has a new tracking number.
                Carrier: {carrier}
                <a href="{link}">Track your parcel</a>
                """),
            [OrderEventKind.Delivered] = new("🎉", "Order Delivered", """
                Order <b>#{number}</b> has arrived. We hope you like it!
                Please leave a review with /review
                """)
            {
                Mail = """
                    Order <b>#{number}</b> has arrived. We hope you like it!
                    We would love to read your review in our Telegram chat.
                    """,
            },
            [OrderEventKind.OnHold] = new("⏸️", "Order On Hold", """
                Order <b>#{number}</b> has to wait for a moment; we are looking into it.
                Nothing is lost, and we tell you as soon as it goes on.
                """),
            [OrderEventKind.Cancelled] = new("❌", "Order Cancelled", """
                Order <b>#{number}</b> was cancelled.
                {amount} comes back to you.
                {!amount}You have nothing to pay.
                """),
            [OrderEventKind.PartlyRefunded] = new("💸", "Partly Refunded", """
                {amount} of the {total} for order <b>#{number}</b> comes back to you.
                {!amount}A part of the {total} for order <b>#{number}</b> comes back to you.
                """),
            [OrderEventKind.Refunded] = new("💸", "Order Refunded", """
                {amount} for order <b>#{number}</b> comes back to you.
                {!amount}Your money for order <b>#{number}</b> comes back to you.
                """),
            [OrderEventKind.AcceptanceReminder] = _onIt,
            [OrderEventKind.EscalatedToChat] = _onIt,
            [OrderEventKind.EscalatedToEmail] = _onIt,
            [OrderEventKind.EscalatedToNext] = _onIt,
            [OrderEventKind.CaughtUp] = new("👋", "Welcome Back", """
                While we could not reach you, your orders went on:
                {orders}
                {!orders}Order <b>#{number}</b> is up to date.
                """),
        }.ToFrozenDictionary();
}
