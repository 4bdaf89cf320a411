using System.Text;
using System.Text.Json;
using LittleShop.BotWorker.Conversation;
using LittleShop.Contracts;

namespace LittleShop.Tests.Bot.Conversation;

public sealed class PressTests
{
    [Fact]
    public void Every_button_of_every_screen_fits_and_is_understood()
    {
        var listing = new Listing(Guid.NewGuid(), null, [null, "a", "b"], 1);
        var product = Goods.Product(photos: 2, variants: [Goods.Variant(title: "S"), Goods.Variant(title: "L")]);
        var order = Goods.Order(OrderStatus.Delivered);
        var cart = Goods.Cart();
        IEnumerable<Reply> screens =
        [
            Welcome.Hello(), Welcome.Menu(), Welcome.Help(), Welcome.Cancelled(), Sorry.OldButton(),
            Sorry.ProductGone(),
            Browse.Categories([new(Guid.NewGuid(), "Garden", "g", 0, 2, 1)], 0),
            Browse.Products(new([Goods.Summary()], "next"), listing).Say!,
            Browse.Products(new([Goods.Summary()], "next"), listing with { Category = null, Search = "x" }).Say!,
            ShowProduct.Page(product, 1, 0, listing), ShowProduct.Page(Goods.Product(), 0, 0, null),
            ShowProduct.Variant(product, product.Variants[0]), ChooseQuantity.Ask(product.Id, product.Id).Say!,
            ChooseQuantity.Added(product, product.Variants[0], 99, cart, listing).Say!,
            ReviewCart.Page(cart, 0), ReviewCart.Empty(), ReviewCart.AskToEmpty(),
            GiveName.Ask(null, "Ann").Say!, GiveAddress.Ask(null, "1 High Street").Say!,
            ChooseShipping.Ask(null, [Goods.Shipping()]).Say!, ChoosePayment.Ask(Enum.GetValues<PaymentMethod>()).Say!,
            ConfirmOrder.Show(cart with { Total = new(99_999_999.99m, "GBP") }, PaymentMethod.BankTransfer).Say!,
            PayOrder.Waiting(order, null), PayOrder.NothingToPay(order), ShowOrder.Page(order),
            WriteReviewText.AskStars(order), WriteReviewText.Ask(order.Id, 5).Say!, WriteReviewText.Choose([order]),
            WriteReviewText.Saved(3), AdminChat.Linked("Ann"), SettingsPage.Unsubscribed(SettingsWords.German),
            .. from topic in Enum.GetValues<SettingsTopic>()
               from wishes in (CustomerPreferences[])[
                   new(null, null, null, "UTC", false, null), new("de", new(22, 0), new(8, 0), "UTC", true, "a@b.de")]
               select SettingsPage.Show(topic, wishes, SettingsWords.In(wishes.Language)).Say!,
        ];

        Assert.All(screens.SelectMany(screen => screen.AllButtons()), button =>
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(button.Data!), 1, 64);
            Assert.InRange(button.Text.Length, 1, 64);
            Assert.NotNull(Press.Read(button.Data!, new Browse()));
        });
    }

    [Fact]
    public void A_long_label_is_cut() => Assert.Equal(40, Press.To(new string('x', 90), "menu").Text.Length);

    [Fact]
    public void A_step_survives_being_remembered()
    {
        Step[] steps =
        [
            new Browse(), new ChooseQuantity(Guid.NewGuid(), Guid.NewGuid()),
            new GiveName(PaymentMethod.Telegram, "Ann"),
            new GiveAddress(null, "x"), new ChooseShipping(null), new ChoosePayment(),
            new ConfirmOrder(PaymentMethod.BankTransfer), new WriteReviewText(Guid.NewGuid(), 3),
        ];

        Assert.All(steps, step =>
        {
            var memory = new Memory { Step = step, Products = new(Guid.NewGuid(), "x", [null, "c"], 1) };
            var json = JsonSerializer.Serialize(memory, ApiJson.Options);
            var kept = JsonSerializer.Deserialize<Memory>(json, ApiJson.Options)!;
            Assert.Equal(step, kept.Step);
            Assert.Equal(["c"], kept.Products!.Cursors.Skip(1));
        });
    }
}
