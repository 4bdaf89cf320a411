using LittleShop.Contracts;

namespace LittleShop.BotWorker.Conversation;

/// <summary>Looking around; a typed word is searched for.</summary>
internal sealed record Browse : Step
{
    public const int CategoriesOnPage = 8;
    public const int ProductsOnPage = 8;
    private const int LongestSearch = 100;

    public override Turn Take(string typed) => new ListProducts(null, Html.Cut(typed, LongestSearch));

    public static Reply Categories(IReadOnlyList<CategorySummary> all, int page)
    {
        CategorySummary[] filled = [.. all.Where(category => category.ProductCount > 0)];
        page = Math.Clamp(page, 0, Math.Max(0, (filled.Length - 1) / CategoriesOnPage));
        var shown = filled.Skip(page * CategoriesOnPage).Take(CategoriesOnPage);
        return new(
            filled is [] ? "🛍 Have a look around:" : "🛍 <b>What are you looking for?</b>",
            [
                .. shown.Select(category => Row(
                    Press.To($"{category.Name} ({category.ProductCount})", "l", category.Id, 0))),
                .. Pages(page, (page + 1) * CategoriesOnPage < filled.Length, "c"),
                [Press.To("All products", "l", "all", 0), Press.Cart],
                [Press.Menu],
            ]);
    }

    public static Turn Products(Page<ProductSummary> found, Listing listing)
    {
        object list = listing switch
        {
            { Search: not null } => "found",
            { Category: { } category } => category,
            _ => "all",
        };
        var next = found.Next is null ? listing.Cursors : [.. listing.Cursors.Take(listing.Page + 1), found.Next];
        return new(new Browse(), new(
            Heading(found.Items, listing),
            [
                .. found.Items.Select(product => Row(Press.To(Label(product), "g", product.Id, 0, 0))),
                .. Pages(listing.Page, found.Next is not null, "l", list),
                [Press.To("⬅️ Categories", "c", 0), Press.Cart],
            ]))
        {
            Products = listing with { Cursors = next },
        };
    }

    /// <summary>Back and forth, and which page this is; no row where all fits on one page.</summary>
    public static IEnumerable<IReadOnlyList<MessageButton>> Pages(int page, bool more, params object[] to)
    {
        IReadOnlyList<MessageButton> row =
        [
            .. page > 0 ? Row(Press.To("◀️", [.. to, page - 1])) : [],
            Press.To($"Page {page + 1}", "nop"),
            .. more ? Row(Press.To("▶️", [.. to, page + 1])) : [],
        ];
        return row.Count > 1 ? [row] : [];
    }

    private static string Heading(IReadOnlyList<ProductSummary> found, Listing listing) => (found, listing) switch
    {
        ([], { Search: { } words }) =>
            $"I found nothing for “{Html.Text(words)}”. Try another word, or look around by category.",
        ([], _) => "There is nothing here at the moment.",
        (_, { Search: { } words }) => $"🔎 Found for “{Html.Text(words)}”:",
        ([{ CategoryName: { } name }, ..], { Category: not null }) => Html.Bold(name),
        _ => "<b>All products</b>",
    };

    /// <summary>The price must be seen whole, so only the title is cut.</summary>
    private static string Label(ProductSummary product)
    {
        var price = product switch
        {
            { Stock: <= 0 } => " · sold out",
            _ when product.PriceFrom == product.PriceTo => $" · {product.PriceFrom}",
            _ => $" · from {product.PriceFrom}",
        };
        return Html.Cut(product.Title, Press.LabelLength - price.Length) + price;
    }

    private static MessageButton[] Row(MessageButton button) => [button];
}
