using LittleShop.Contracts;

namespace LittleShop.BotWorker.Conversation;

/// <summary>What an admin's own chat hears: that it is linked, and that an order is taken care of.</summary>
internal static class AdminChat
{
    /// <summary>What the admin's link puts before its code.</summary>
    public const string StartWord = "admin_";

    public static Reply Linked(string name) => new(
        $"✅ <b>Linked.</b> {Html.Text(name)}, I write to you here when an order waits too long. "
        + "You can shop here as before.",
        [Press.Menu]);

    public static Reply Acknowledged(AcknowledgedOrder order) => new(order.ByYou
        ? $"👀 You are on it: order {Html.Code(order.Number)}. Nobody is reminded of it any more."
        : $"👍 {Html.Text(order.By)} is on it already: order {Html.Code(order.Number)}.");

    public static Reply NoSuchOrder() => new("That order is not in the shop any more.");

    /// <summary>The shop's own words say what to do.</summary>
    public static Reply Refused(ApiProblem problem) => problem.Status < 500 && problem.Detail is { } words
        ? new Reply($"🙈 {Html.Text(words, 500)}")
        : Sorry.Refused(problem);
}
