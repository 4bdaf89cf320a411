using LittleShop.Contracts;

namespace LittleShop.BotWorker.Conversation;

/// <summary>The front door: greeting, main menu, help.</summary>
internal static class Welcome
{
    private static readonly IReadOnlyList<IReadOnlyList<MessageButton>> _doors =
        [[Press.Browse, Press.Cart], [Press.Orders, Press.Help]];

    public static Reply Hello() => new(
        """
        👋 <b>Welcome to our little shop!</b>

        Tap <b>Browse</b> to look around, or just send me a word, like <i>mug</i>, and I'll search for it.
        """,
        _doors);

    public static Reply Menu() => new("🏠 <b>Main menu</b>\n\nWhat would you like to do?", _doors);

    public static Reply Help() => new(
        """
        <b>How I can help</b>

        /browse – look around the shop
        /cart – your cart and checkout
        /orders – your orders and where they are
        /review – leave a review
        /settings – language, quiet hours, e-mail, announcements
        /cancel – stop what we are doing

        To search, just send me a word. I write to you by myself whenever your order moves on.
        """,
        _doors);

    public static Reply HowToSearch() => new(
        "What are you looking for? Send me a word, like <i>mug</i>.", [Press.Browse]);

    public static Reply Cancelled() => new("All right, I stopped. Your cart is kept as it is.", _doors);
}
