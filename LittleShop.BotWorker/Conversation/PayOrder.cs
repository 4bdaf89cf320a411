using System.Globalization;
using LittleShop.Contracts;

namespace LittleShop.BotWorker.Conversation;

/// <summary>An order waits for its money: how to send it.</summary>
internal static class PayOrder
{
    public static Reply Placed(PlacedOrder order) => Ask(
        $"🎉 <b>Thank you! Your order {order.Number} is placed.</b>", order);

    public static Reply Again(PlacedOrder order) => Ask(
        $"🔁 <b>Let's try that again: order {order.Number}.</b>", order);

    public static Reply Waiting(CustomerOrder order, BankDetails? bank) => Ask(
        $"💳 <b>Order {order.Number} waits for your payment.</b>",
        new PlacedOrder(
            order.Id, order.Number, order.Status, order.Amounts.Total, order.Lines.Sum(line => line.Quantity),
            order.PaymentMethod, order.PayBy ?? default, bank));

    public static Reply NothingToPay(CustomerOrder order) => new(
        $"There is nothing to pay for order {Html.Text(order.Number)}: {ShowOrders.Status(order.Status)}.",
        [Press.To("📦 Show the order", "o", order.Id), Press.Menu]);

    private static Reply Ask(string headline, PlacedOrder order) => new(
        Html.Lines(
            headline,
            $"\nTo pay: <b>{order.Total}</b>",
            order.PaymentMethod == PaymentMethod.BankTransfer
                ? Bank(order)
                : "Please press the pay button in the next message.",
            order.PayBy == default ? null : $"\nIt is kept for you until {When(order.PayBy)}."),
        [Press.To("📦 Show the order", "o", order.Id), Press.Menu])
    {
        Bill = order.PaymentMethod == PaymentMethod.Telegram
            ? new(order.Id, order.Number, order.Total, order.ItemCount)
            : null,
    };

    private static string Bank(PlacedOrder order) => order.Bank is not { } bank
        ? "The shop will tell you where to send the money."
        : Html.Lines(
            "\n🏦 Please send the money to:",
            $"<b>{Html.Text(bank.AccountName, 200)}</b>",
            $"<pre>{Html.Text(bank.Details, 1000)}</pre>",
            $"with this reference (tap to copy): {Html.Code(order.Number)}",
            "\nI'll write to you as soon as it has arrived.");

    private static string When(DateTimeOffset at) =>
        at.ToString("d MMMM, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
