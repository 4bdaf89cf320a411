using System.Buffers.Text;
using System.Globalization;
using LittleShop.Contracts;

namespace LittleShop.BotWorker.Conversation;

/// <summary>Every button there is: what it carries (64 bytes at most) and what a press of it means.</summary>
internal static class Press
{
    public const int LabelLength = 40;
    private const int IdLength = 22;

    public static MessageButton Menu { get; } = new("🏠 Menu", "menu");
    public static MessageButton Help { get; } = new("❓ Help", "help");
    public static MessageButton Cart { get; } = new("🛒 Cart", "cart:0");
    public static MessageButton Browse { get; } = new("🛍 Browse", "c:0");
    public static MessageButton Orders { get; } = new("📦 My orders", "os:0");
    public static MessageButton Checkout { get; } = new("✅ Checkout", "go");

    public static MessageButton To(string label, params IEnumerable<object> parts) =>
        new(Html.Cut(label, LabelLength), string.Join(':', parts.Select(Write)));

    /// <summary>What a press asks for, or null where the button is of no kind we know.</summary>
    public static Turn? Read(string data, Step now) => Parts(data) switch
    {
        ["menu"] => Welcome.Menu(),
        ["help"] => Welcome.Help(),
        ["nop"] => new Turn(now),
        ["c", int page] => new ListCategories(page),
        ["l", Guid category, int page] => new ListProducts(category, null, page),
        ["l", "all", int page] => new ListProducts(null, null, page),
        ["l", "found", int page] => new FindAgain(page),
        ["g", Guid product, int photo, int variants] => new OpenProduct(product, photo, variants),
        ["v", Guid product, Guid variant] => new OpenVariant(product, variant),
        ["q", Guid product, Guid variant] => ChooseQuantity.Ask(product, variant),
        ["a", Guid product, Guid variant, int and >= 1 and <= Limits.Quantity and var count] =>
            new PutInCart(product, variant, (int)count),
        ["cart", int page] => new OpenCart(page),
        ["+", Guid variant, int page] => new AddOne(variant, page),
        ["-", Guid variant, int page] => new TakeOne(variant, page),
        ["x", Guid variant, int page] => new RemoveLine(variant, page),
        ["empty"] => ReviewCart.AskToEmpty(),
        ["emptied"] => new EmptyTheCart(),
        ["os", int page] => new ListOrders(page),
        ["o", Guid order] => new OpenOrder(order),
        ["p", Guid order] => new PayForOrder(order),
        ["r", Guid order] => new AskStars(order),
        ["s", Guid order, int and >= 1 and <= 5 and var stars] => WriteReviewText.Ask(order, (int)stars),
        ["sk", Guid order, int and >= 1 and <= 5 and var stars] => new SaveReview(order, (int)stars, null),
        ["k", Guid order] => new TakeNotice(order),
        ["u", ..] => new Unsubscribe(),
        var parts => ReadSettings(parts) ?? ReadCheckout(parts, now),
    };

    private static Turn? ReadSettings(object[] parts) => parts switch
    {
        ["set"] => new OpenSettings(),
        ["set", "lang"] => new OpenSettings(SettingsTopic.Language),
        ["set", "quiet"] => new OpenSettings(SettingsTopic.Quiet),
        ["set", "zone"] => new OpenSettings(SettingsTopic.Zone),
        ["set", "mail"] => new OpenSettings(SettingsTopic.Email),
        ["lang", "tg"] => new ChangeSettings(new SetLanguage(null)),
        ["lang", string code] => new ChangeSettings(new SetLanguage(code)),
        ["quiet", "none"] => new ChangeSettings(new SetQuietHours(null, null)),
        ["quiet", "night"] => new ChangeSettings(new SetQuietHours(new(22, 0), new(8, 0))),
        ["quiet", "own"] => new OpenSettings(SettingsTopic.OwnHours),
        ["tz", string zone] => new ChangeSettings(new SetTimeZone(zone)),
        ["mail", "off"] => new ChangeSettings(new SetEmail(null)),
        ["news", "on"] => new ChangeSettings(new SetAnnouncements(true)),
        ["news", "off"] => new ChangeSettings(new SetAnnouncements(false)),
        _ => null,
    };

    private static Turn? ReadCheckout(object[] parts, Step now)
    {
        var payment = (now as CheckoutStep)?.Payment;
        return parts switch
        {
            ["go"] => new GoOn(payment),
            ["name"] => new AskName(payment),
            ["address"] => new AskAddress(payment),
            ["ship"] => new AskShipping(payment),
            ["pay"] => new AskPayment(),
            ["last"] when now is GiveName { Last: { } name } => new GoOn(payment, new(name, null, null)),
            ["last"] when now is GiveAddress { Last: { } address } => new GoOn(payment, new(null, address, null)),
            ["last"] => new GoOn(payment),
            ["ship", Guid method] => new GoOn(payment, new(null, null, method)),
            ["pay", string method] when Enum.TryParse<PaymentMethod>(method, out var chosen) => new GoOn(chosen),
            ["order", string method, var shown] when Enum.TryParse<PaymentMethod>(method, out var chosen)
                && long.TryParse($"{shown}", NumberStyles.None, CultureInfo.InvariantCulture, out var total) =>
                new Turn(now, Do: new PlaceTheOrder(chosen, total)),
            _ => null,
        };
    }

    /// <summary>Ids are 22 characters in our buttons and 32 in those of the Api's messages.</summary>
    private static object[] Parts(string data) => [.. data.Split(':').Select(Part)];

    private static object Part(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        if (Guid.TryParseExact(text, "N", out var id))
        {
            return id;
        }

        Span<byte> bytes = stackalloc byte[16];
        return text.Length == IdLength && Base64Url.TryDecodeFromChars(text, bytes, out var written) && written == 16
            ? new Guid(bytes)
            : text;
    }

    private static string Write(object part) => part is Guid id
        ? Base64Url.EncodeToString(id.ToByteArray())
        : Convert.ToString(part, CultureInfo.InvariantCulture)!;
}
