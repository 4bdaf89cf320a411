namespace LittleShop.BotWorker.Conversation;

/// <summary>The commands a customer can type, as Telegram's menu lists them.</summary>
internal static class Commands
{
    public static IReadOnlyList<(string Name, string Description)> All { get; } =
    [
        ("start", "Welcome and main menu"),
        ("browse", "Look around the shop"),
        ("cart", "Your cart"),
        ("orders", "Your orders and where they are"),
        ("review", "Leave a review for an order"),
        ("settings", "Language, quiet hours, e-mail, announcements"),
        ("help", "What I can do"),
        ("cancel", "Stop what we are doing"),
    ];

    public static Turn? Read(Commanded command) => command.Name switch
    {
        "start" when command.Argument.StartsWith(AdminChat.StartWord, StringComparison.Ordinal) =>
            new LinkAdminChat(command.Argument[AdminChat.StartWord.Length..]),
        "start" or "menu" => Welcome.Hello(),
        "browse" or "shop" => new ListCategories(),
        "search" when command.Argument is { Length: > 0 } words => new ListProducts(null, words),
        "search" => Welcome.HowToSearch(),
        "cart" or "basket" => new OpenCart(),
        "checkout" => new GoOn(null),
        "orders" or "order" => new ListOrders(),
        "review" => new FindReviewable(),
        "settings" => new OpenSettings(),
        "help" => Welcome.Help(),
        "cancel" or "stop" => Welcome.Cancelled(),
        _ => null,
    };
}
