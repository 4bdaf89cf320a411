using LittleShop.Contracts;

namespace LittleShop.BotWorker.Conversation;

/// <summary>What is said when something did not go as hoped; always with the next thing to do.</summary>
internal static class Sorry
{
    public static Reply UnknownCommand(string name) => new(
        $"I don't know /{Html.Text(name, 32)}. Here is what I can do for you:",
        [Press.Browse, Press.Cart], [Press.Orders, Press.Help]);

    public static Reply OldButton() => new(
        "That button is from an older time and no longer works. Let's start from here:",
        [Press.Browse, Press.Cart], [Press.Orders, Press.Help]);

    public static Reply Unreadable(string kind) => new(
        $"I can't read {Html.Text(kind)} yet. Please write to me in words, or use the buttons.",
        [Press.Browse, Press.Cart], [Press.Help]);

    public static Reply Edited() => new(
        "I see you changed an earlier message, but I only read new ones. Please send it again.",
        [Press.Menu, Press.Cart]);

    public static Reply NotInGroups(string botName) => new(
        "I can only serve one customer at a time 🙂 Please write to me alone.",
        [new MessageButton("💬 Open our chat", Url: $"https://t.me/{botName}")]);

    public static Reply NoMemory() => new("I can't reach my memory right now; please try again in a minute.");

    public static Reply ShopAway() => new("The shop isn't answering me right now; please try again in a minute.");

    public static Reply SomethingBroke() => new(
        "Something went wrong on my side, sorry. Please try again, or send /start.", [Press.Menu, Press.Cart]);

    public static Reply Slow() => new("That took longer than it should. Please try once more.", [Press.Menu]);

    /// <summary>The shop's own sentence, where it gave one.</summary>
    public static Reply Refused(ApiProblem problem) => new(
        problem.Status >= 500 || problem is { Detail: null, Errors: null }
            ? "The shop couldn't do that just now. Please try again in a moment."
            : Html.Text(problem.Message, 1000),
        [Press.Menu, Press.Cart]);

    public static Reply ProductGone() => new(
        "That product isn't in the shop any more. Shall we look for something else?", [Press.Browse, Press.Menu]);

    public static Reply NoSuchOrder() => new("I can't find that order among yours.", [Press.Orders, Press.Menu]);
}
