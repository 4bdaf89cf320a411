using LittleShop.Contracts;

namespace LittleShop.BotWorker.Conversation;

/// <summary>A product's page: picture, price, stock, text, and its variants or how many to take.</summary>
internal static class ShowProduct
{
    private const int VariantsOnPage = 10;
    private const int FewLeft = 5;

    public static Reply Page(ProductDetail product, int photo, int variantPage, Listing? from)
    {
        Guid[] photos = [.. product.Photos.Where(p => p.State == PhotoState.Ready).Select(p => p.Id)];
        photo = photos is [] ? 0 : Math.Clamp(photo, 0, photos.Length - 1);
        return new(
            Caption(product, photos is not []),
            [
                .. PhotoRow(product, photos.Length, photo, variantPage),
                .. product.Variants is [var only] ? Quantities(product, only) : Variants(product, photo, variantPage),
                [Back(product, from), Press.Cart],
            ])
        {
            PhotoId = photos is [] ? null : photos[photo],
        };
    }

    /// <summary>One variant of several: how many?</summary>
    public static Reply Variant(ProductDetail product, VariantView variant) => new(
        Html.Lines(
            Html.Bold(Html.Cut(product.Title, 200)),
            Html.Text(variant.Title, 200),
            Price(variant),
            Stock(variant.Stock),
            variant.Stock > 0 ? "\nHow many would you like?" : null),
        [
            .. Quantities(product, variant),
            [Press.To("⬅️ Back", "g", product.Id, 0, 0), Press.Cart],
        ])
    {
        PhotoId = product.Photos.FirstOrDefault(p => p.State == PhotoState.Ready)?.Id,
    };

    private static string Caption(ProductDetail product, bool hasPhoto)
    {
        var title = Html.Cut(product.Title, 200);
        var price = product.Variants is [var only]
            ? Price(only)
            : $"from <b>{product.Variants.MinBy(v => v.Price.Amount)!.Price}</b>";
        var stock = Stock(product.Variants.Sum(v => v.Stock));
        var ask = product.Variants is [_] ? "How many would you like?" : Choose(product);
        var room = (hasPhoto ? Html.CaptionLength : Html.MessageLength) - title.Length - price.Length - stock.Length
            - ask.Length - 10;
        return Html.Lines(
            Html.Bold(title),
            price,
            stock,
            product.Description.Trim() is { Length: > 0 } text ? "\n" + Html.Text(text, room) : null,
            product.Variants.Any(v => v.Stock > 0) ? "\n" + ask : null);
    }

    private static string Choose(ProductDetail product) =>
        product.OptionNames is [] or ["Title"]
            ? "Please choose:"
            : Html.Text($"Please choose {string.Join(" and ", product.OptionNames).ToLowerInvariant()}:", 120);

    private static string Price(VariantView variant) =>
        variant.CompareAt is { } was && was.Amount > variant.Price.Amount
        ? $"<b>{variant.Price}</b> <s>{was}</s>"
        : $"<b>{variant.Price}</b>";

    private static string Stock(int stock) => stock switch
    {
        <= 0 => "Sold out at the moment",
        <= FewLeft => $"Only {stock} left",
        _ => "In stock",
    };

    private static IEnumerable<IReadOnlyList<MessageButton>> PhotoRow(
        ProductDetail product, int count, int photo, int variantPage) => count < 2 ? [] :
    [
        [
            Press.To("◀️", "g", product.Id, (photo + count - 1) % count, variantPage),
            Press.To($"📷 {photo + 1} of {count}", "nop"),
            Press.To("▶️", "g", product.Id, (photo + 1) % count, variantPage),
        ],
    ];

    private static IEnumerable<IReadOnlyList<MessageButton>> Variants(ProductDetail product, int photo, int page)
    {
        page = Math.Clamp(page, 0, (product.Variants.Count - 1) / VariantsOnPage);
        var shown = product.Variants.Skip(page * VariantsOnPage).Take(VariantsOnPage);
        return
        [
            .. shown.Select(variant => Press.To(Label(variant), "v", product.Id, variant.Id)).Chunk(2),
            .. Browse.Pages(page, (page + 1) * VariantsOnPage < product.Variants.Count, "g", product.Id, photo),
        ];
    }

    private static string Label(VariantView variant)
    {
        var price = variant.Stock > 0 ? $" · {variant.Price}" : " · sold out";
        return Html.Cut(variant.Title ?? "Standard", Press.LabelLength - price.Length) + price;
    }

    private static IEnumerable<IReadOnlyList<MessageButton>> Quantities(ProductDetail product, VariantView variant)
    {
        var most = Math.Min(variant.Stock, Limits.Quantity);
        return most <= 0 ? [] :
        [
            [
                .. Enumerable.Range(1, Math.Min(most, 4))
                    .Select(count => Press.To($"{count}", "a", product.Id, variant.Id, count)),
                .. most > 4 ? new[] { Press.To("More…", "q", product.Id, variant.Id) } : [],
            ],
        ];
    }

    /// <summary>Back to the list the customer came from.</summary>
    public static MessageButton KeepLooking(Listing? from) => from switch
    {
        { Search: not null } => Press.To("⬅️ Back to the list", "l", "found", from.Page),
        { Category: { } category } => Press.To("⬅️ Back to the list", "l", category, from.Page),
        { } => Press.To("⬅️ Back to the list", "l", "all", from.Page),
        null => Press.To("⬅️ Keep looking", "c", 0),
    };

    private static MessageButton Back(ProductDetail product, Listing? from) =>
        from is null && product.CategoryId is { } category
            ? Press.To("⬅️ Back to the list", "l", category, 0)
            : KeepLooking(from);
}
