using LittleShop.Contracts;

namespace LittleShop.BotWorker.Conversation;

/// <summary>The stars are given; a few words, if they like.</summary>
internal sealed record WriteReviewText(Guid Order, int Stars) : Step
{
    public static Turn Ask(Guid order, int stars) => Say(
        new WriteReviewText(order, stars),
        $"{StarsOf(stars)}\n\nThank you! Would you like to add a few words? Just send them to me.");

    public override Turn Take(string typed) => typed.Length > Limits.Review
        ? Say(this, $"That is {typed.Length} characters, and {Limits.Review} fit. Could you say it a little shorter?")
        : new(this, Do: new SaveReview(Order, Stars, typed));

    public static Reply AskStars(CustomerOrder order) => order switch
    {
        { Reviewed: true } => new(
            $"You have already reviewed order {Html.Text(order.Number)}. Thank you for that!",
            [Press.Orders, Press.Menu]),
        { Status: not OrderStatus.Delivered } => new(
            "You can review an order once it has been delivered. "
            + $"Order {Html.Text(order.Number)}: {ShowOrders.Status(order.Status)}.",
            [Press.To("📦 Show the order", "o", order.Id), Press.Menu]),
        _ => new(
            $"⭐ <b>How was order {Html.Text(order.Number)}?</b>",
            [
                [.. Enumerable.Range(1, 5).Select(stars => Press.To($"{stars} ⭐", "s", order.Id, stars))],
                [Press.Menu],
            ]),
    };

    public static Reply Choose(IReadOnlyList<CustomerOrder> orders) => orders is []
        ? new(
            "There is no delivered order of yours that waits for a review. Thank you for thinking of it!",
            [Press.Orders, Press.Menu])
        : new(
            "⭐ <b>Which order would you like to review?</b>",
            [
                .. orders.Select(order => new[] { Press.To(Label(order), "r", order.Id) }),
                [Press.Menu],
            ]);

    public static Reply Saved(int stars) => new(
        $"{StarsOf(stars)}\n\n🙏 Thank you! Your review helps the shop and other customers.",
        [Press.Browse, Press.Menu]);

    private static string StarsOf(int count) => string.Concat(Enumerable.Repeat("⭐", count));

    private static string Label(CustomerOrder order) =>
        $"{order.Number} · {order.Lines switch { [var first, ..] => first.Title, _ => "" }}";

    private static Turn Say(WriteReviewText step, string text) => new(
        step, new(text, [Press.To("Send without words", "sk", step.Order, step.Stars)], [Press.Menu]));
}
