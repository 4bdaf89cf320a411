using System.Collections.Frozen;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Templates;

/// <summary>What customers read in Telegram, as its HTML.</summary>
internal static class CustomerTexts
{
    public static string Of(OrderEventKind kind) => _texts[kind];

    private static readonly FrozenDictionary<OrderEventKind, string> _texts = new Dictionary<OrderEventKind, string>
    {
        [OrderEventKind.Received] = """
            🧾 <b>Order Received</b>
            Thank you! We have your order <b>#{number}</b>: {items}, {total}.
            We will tell you when your payment is confirmed.
            """,
        [OrderEventKind.PaymentConfirmed] = """
            💰 <b>Payment Confirmed</b>
            Your payment of {total} for order <b>#{number}</b> has arrived.
            We start processing it now.
            """,
        [OrderEventKind.PaymentFailed] = """
            ⚠️ <b>Payment Failed</b>
            The payment of {total} for order <b>#{number}</b> did not go through.
            You can try again with the button below.
            """,
        [OrderEventKind.PaymentExpired] = """
            ⌛ <b>Payment Expired</b>
            Order <b>#{number}</b> over {total} was not paid in time, so its items are back on the shelf.
            Still want it? Try again with the button below.
            """,
        [OrderEventKind.PaymentRetried] = """
            🔁 <b>Waiting for Payment</b>
            Order <b>#{number}</b> over {total} waits for your payment again.
            """,
        [OrderEventKind.Accepted] = """
            ✅ <b>Order Accepted</b>
            Order <b>#{number}</b> is being prepared.
            We expect to pack it within 24 hours.
            """,
        [OrderEventKind.Packing] = """
            📦 <b>Being Packed</b>
            Order <b>#{number}</b> is being packed.
            Your tracking number follows at dispatch.
            """,
        [OrderEventKind.Dispatched] = """
            🚚 <b>Order Dispatched</b>
            Order <b>#{number}</b> is on its way.
            Tracking number: <code>{tracking}</code>
            Carrier: {carrier}
            <a href="{link}">Track your parcel</a>
            Estimated delivery: 1–3 working days.
            """,
        [OrderEventKind.TrackingChanged] = """
            📍 <b>New Tracking Number</b>
            Order <b>#{number}</b> now travels with this tracking number: <code>{tracking}</code>
            Carrier: {carrier}
            <a href="{link}">Track your parcel</a>
            """,
        [OrderEventKind.Delivered] = """
            🎉 <b>Order Delivered</b>
            Order <b>#{number}</b> has arrived. We hope you like it!
            Please leave a review with /review
            """,
        [OrderEventKind.OnHold] = """
            ⏸️ <b>Order On Hold</b>
            Order <b>#{number}</b> has to wait for a moment; we are looking into it.
            Nothing is lost, and we tell you as soon as it goes on.
            """,
        [OrderEventKind.Cancelled] = """
            ❌ <b>Order Cancelled</b>
            Order <b>#{number}</b> was cancelled.
            {amount} comes back to you.
            {!amount}You have nothing to pay.
            """,
        [OrderEventKind.PartlyRefunded] = """
            💸 <b>Partly Refunded</b>
            {amount} of the {total} for order <b>#{number}</b> comes back to you.
            {!amount}A part of the {total} for order <b>#{number}</b> comes back to you.
            """,
        [OrderEventKind.Refunded] = """
            💸 <b>Order Refunded</b>
            {amount} for order <b>#{number}</b> comes back to you.
            {!amount}Your money for order <b>#{number}</b> comes back to you.
            """,
    }.ToFrozenDictionary();
}
