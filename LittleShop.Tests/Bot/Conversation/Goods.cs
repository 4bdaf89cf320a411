using LittleShop.BotWorker.Conversation;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Bot.Conversation;

/// <summary>What a shop would answer, and short ways to look at a turn.</summary>
internal static class Goods
{
    public const string Nasty = "Tom & <b>\"Jerry\"</b> *_`[x](y)` 👩‍👩‍👧‍👦 שלום";

    public static CustomerRef Customer(string? lastName = null, string? lastAddress = null) =>
        new(Guid.NewGuid(), "Ann", null, lastName, lastAddress);

    public static VariantView Variant(decimal price = 12.5m, int stock = 10, string? title = null) =>
        new(Guid.NewGuid(), title, [], null, An.Pounds(price), null, stock, 1);

    public static ProductDetail Product(
        string title = "Teapot", string description = "", int photos = 0, params VariantView[] variants) => new(
        Guid.NewGuid(), title, "slug", description, null, [], null, null, ProductStatus.Active, ["Size"],
        variants is [] ? [Variant()] : variants,
        [.. Enumerable.Range(0, photos).Select(at => new PhotoView(Guid.NewGuid(), null, at, PhotoState.Ready, null))],
        1);

    public static ProductSummary Summary(string title = "Teapot", int stock = 5, decimal to = 12.5m) => new(
        Guid.NewGuid(), title, null, null, ProductStatus.Active, An.Pounds(12.5m), An.Pounds(to), stock, 1,
        null, An.Noon);

    public static CartLine Line(int quantity = 1, int inStock = 10, string title = "Teapot", decimal price = 10m) =>
        new(Guid.NewGuid(), Guid.NewGuid(), title, null, An.Pounds(price), quantity, inStock);

    public static ShippingMethodView Shipping(decimal price = 4.5m, string name = "Standard") =>
        new(Guid.NewGuid(), name, An.Pounds(price), "1–3 working days");

    /// <summary>A cart with all an order needs.</summary>
    public static CartView Cart(params CartLine[] lines)
    {
        IReadOnlyList<CartLine> held = lines is [] ? [Line()] : lines;
        var sum = held.Aggregate(An.Pounds(0), (all, line) => all + line.Total);
        var shipping = Shipping();
        return new(
            held, sum, shipping.Price, sum + shipping.Price, "Ann Example", "1 High Street, London", shipping, true);
    }

    public static CustomerOrder Order(
        OrderStatus status = OrderStatus.PendingPayment, PaymentMethod method = PaymentMethod.Telegram,
        bool reviewed = false, Tracking? tracking = null)
    {
        var id = Guid.NewGuid();
        return new(
            id, id.ToString("N")[..8], status,
            new(An.Pounds(20), An.Pounds(4.5m), An.Pounds(24.5m), An.Pounds(0), An.Pounds(0)), method, An.Noon,
            An.Noon.AddDays(1), "Ann Example", "1 High Street", "Standard", tracking,
            [new(Guid.NewGuid(), "Teapot", null, An.Pounds(10), 2, null)], reviewed);
    }

    public static IEnumerable<MessageButton> AllButtons(this Reply reply) => reply.Buttons.SelectMany(row => row);

    public static MessageButton Button(this Turn turn, string text) => Assert.Single(
        turn.Say!.AllButtons(), button => button.Text.Contains(text, StringComparison.Ordinal));

    /// <summary>What a press of the button with this text would do.</summary>
    public static Turn Press(this Turn turn, string text) =>
        Listen.Hear(new Tapped(turn.Button(text).Data!), turn.Next);

    public static Turn Types(this Step step, string text) => Listen.Hear(new Typed(text), step);
}
