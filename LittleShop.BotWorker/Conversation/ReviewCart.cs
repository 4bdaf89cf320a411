using LittleShop.Contracts;

namespace LittleShop.BotWorker.Conversation;

/// <summary>The cart: what is in it, more or less of a line, out with it, on to the checkout.</summary>
internal static class ReviewCart
{
    private const int LinesOnPage = 6;

    public static Reply Page(CartView cart, int page, string? note = null)
    {
        if (cart.Lines is [])
        {
            return Empty(note);
        }

        page = Math.Clamp(page, 0, (cart.Lines.Count - 1) / LinesOnPage);
        return new(
            Html.Lines(
                note is null ? null : $"{note}\n",
                "🛒 <b>Your cart</b>\n",
                Lines(cart),
                $"\nTogether: <b>{cart.Subtotal}</b>",
                cart.Lines.Any(IsShort)
                    ? "\n⚠️ There is less of something than you want. Please take fewer of it to go on."
                    : null),
            [
                .. cart.Lines.Select((line, at) => (line, at)).Skip(page * LinesOnPage).Take(LinesOnPage)
                    .Select(row => Row(row.line, row.at, page)),
                .. Browse.Pages(page, (page + 1) * LinesOnPage < cart.Lines.Count, "cart"),
                [Press.Checkout, Press.To("🗑 Empty", "empty")],
                [Press.Browse, Press.Menu],
            ]);
    }

    public static Reply Empty(string? note = null) => new(
        Html.Lines(note, "🛒 Your cart is empty. Let's find something nice!"), [Press.Browse, Press.Menu]);

    public static Reply AskToEmpty() => new(
        "Take everything out of your cart?",
        [Press.To("🗑 Yes, empty it", "emptied"), Press.To("⬅️ No, keep it", "cart", 0)]);

    public static bool IsShort(CartLine line) => line.InStock < line.Quantity;

    public static string Name(string title, string? variant) => variant is null ? title : $"{title} ({variant})";

    /// <summary>Thirty lines fit into one message because each name is cut.</summary>
    public static string Lines(CartView cart) => Html.Lines(cart.Lines.Select((line, at) =>
        $"{at + 1}. {Html.Text(Name(line.Title, line.VariantTitle), 40)}\n    "
        + $"{line.Quantity} × {line.UnitPrice} = {line.Total}{Shortage(line)}"));

    private static string Shortage(CartLine line) => line switch
    {
        _ when !IsShort(line) => "",
        { InStock: <= 0 } => " ⚠️ sold out",
        _ => $" ⚠️ only {line.InStock} left",
    };

    private static IReadOnlyList<MessageButton> Row(CartLine line, int at, int page) =>
    [
        Press.To($"{at + 1}. {Html.Cut(line.Title, 14)}", "g", line.ProductId, 0, 0),
        Press.To("➖", "-", line.VariantId, page),
        Press.To($"{line.Quantity}", "nop"),
        Press.To("➕", "+", line.VariantId, page),
        Press.To("✖️", "x", line.VariantId, page),
    ];
}
