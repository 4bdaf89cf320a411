using LittleShop.BotWorker.Conversation;
using LittleShop.Contracts;
using static LittleShop.Contracts.PaymentMethod;

namespace LittleShop.Tests.Bot.Conversation;

public sealed class CheckoutTests
{
    private static readonly PaymentMethod[] _both = [PaymentMethod.Telegram, BankTransfer];

    [Fact]
    public void An_empty_cart_is_not_checked_out() =>
        Assert.Contains("empty", Next(Goods.Cart() with { Lines = [] }).Say!.Html, StringComparison.Ordinal);

    [Fact]
    public void A_cart_with_too_little_in_stock_is_shown_instead() =>
        Assert.Contains("Please take fewer", Next(Goods.Cart(Goods.Line(3, 1))).Say!.Html, StringComparison.Ordinal);

    [Fact]
    public void What_is_missing_is_asked_one_by_one()
    {
        var cart = Goods.Cart();

        Assert.IsType<GiveName>(Next(cart with { RecipientName = null, Address = null }).Next);
        Assert.IsType<GiveAddress>(Next(cart with { Address = null }).Next);
        Assert.IsType<AskShipping>(Next(cart with { ShippingMethod = null }).Do);
        Assert.IsType<ChoosePayment>(Next(cart).Next);
        Assert.Equal(new ConfirmOrder(BankTransfer), Next(cart, BankTransfer).Next);
    }

    [Fact]
    public void A_shop_with_one_way_to_pay_does_not_ask_for_it() => Assert.Equal(
        new ConfirmOrder(BankTransfer),
        Checkout.NextQuestion(Goods.Cart(), Goods.Customer(), null, [BankTransfer]).Next);

    [Fact]
    public void A_payment_that_is_no_longer_taken_is_asked_for_again() => Assert.Equal(
        new ConfirmOrder(BankTransfer),
        Checkout.NextQuestion(Goods.Cart(), Goods.Customer(), PaymentMethod.Telegram, [BankTransfer]).Next);

    [Fact]
    public void The_last_name_and_address_are_one_tap_away()
    {
        var customer = Goods.Customer("Ann <Example>", "1 High Street\nLondon");
        var name = Checkout.NextQuestion(Goods.Cart() with { RecipientName = null }, customer, BankTransfer, _both);
        var address = Checkout.NextQuestion(Goods.Cart() with { Address = null }, customer, BankTransfer, _both);

        Assert.Equal(new GoOn(BankTransfer, new("Ann <Example>", null, null)), name.Press("Use: Ann").Do);
        Assert.Equal(new GoOn(BankTransfer, new(null, "1 High Street\nLondon", null)), address.Press("Use: 1 High").Do);
    }

    [Fact]
    public void An_offer_of_another_time_asks_anew() =>
        Assert.Equal(new GoOn(null), Listen.Hear(new Tapped("last"), new Browse()).Do);

    [Theory]
    [InlineData("A", "a bit short")]
    [InlineData("101", "too long")]
    public void A_name_that_fits_no_label_is_refused(string typed, string why)
    {
        var step = new GiveName(BankTransfer, null);

        var turn = step.Types(typed == "101" ? new string('x', 101) : typed);

        Assert.Contains(why, turn.Say!.Html, StringComparison.Ordinal);
        Assert.Null(turn.Do);
        Assert.Same(step, turn.Next);
    }

    [Theory]
    [InlineData(7, "too short")]
    [InlineData(501, "too long")]
    public void An_address_that_fits_no_label_is_refused(int length, string why)
    {
        var step = new GiveAddress(null, null);

        var turn = step.Types(new string('x', length));

        Assert.Contains(why, turn.Say!.Html, StringComparison.Ordinal);
        Assert.Null(turn.Do);
        Assert.Same(step, turn.Next);
    }

    [Fact]
    public void A_name_and_an_address_are_taken_as_they_are_written()
    {
        Assert.Equal(
            new GoOn(null, new(Goods.Nasty, null, null)), new GiveName(null, null).Types($" {Goods.Nasty} ").Do);
        Assert.Equal(
            new GoOn(null, new(null, "1 High Street\nLondon", null)),
            new GiveAddress(null, null).Types("1 High Street\nLondon").Do);
    }

    [Fact]
    public void Words_where_a_button_is_waited_for_show_the_choices_again()
    {
        Assert.Equal(new AskShipping(BankTransfer), new ChooseShipping(BankTransfer).Types("the fast one").Do);
        Assert.IsType<AskPayment>(new ChoosePayment().Types("with money").Do);
        Assert.Equal(new GoOn(BankTransfer), new ConfirmOrder(BankTransfer).Types("yes").Do);
    }

    [Fact]
    public void Shipping_and_payment_are_chosen_with_their_prices()
    {
        ShippingMethodView[] methods = [Goods.Shipping(), Goods.Shipping(0, "Pick-up")];

        var shipping = ChooseShipping.Ask(BankTransfer, methods);
        var payment = ChoosePayment.Ask(_both);

        Assert.Equal(new GoOn(BankTransfer, new(null, null, methods[0].Id)), shipping.Press("Standard · £4.50").Do);
        Assert.NotNull(shipping.Button("Pick-up · free"));
        Assert.Equal(new GoOn(PaymentMethod.Telegram), payment.Press("Card").Do);
    }

    [Fact]
    public void A_shop_that_ships_or_takes_nothing_says_so()
    {
        Assert.Contains("ships nothing", ChooseShipping.Ask(null, []).Say!.Html, StringComparison.Ordinal);
        Assert.Contains("takes no payments", ChoosePayment.Ask([]).Say!.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_is_placed_for_the_total_that_was_shown()
    {
        var shown = ConfirmOrder.Show(Goods.Cart(), BankTransfer);

        Assert.Equal(new PlaceTheOrder(BankTransfer, 1450), shown.Press("Place the order · £14.50").Do);
        Assert.Equal(new AskAddress(BankTransfer), shown.Press("Change address").Do);
        Assert.Equal(new AskName(BankTransfer), shown.Press("Change name").Do);
        Assert.Equal(new AskShipping(BankTransfer), shown.Press("Change shipping").Do);
    }

    [Fact]
    public void Names_and_addresses_are_shown_as_text()
    {
        var cart = Goods.Cart(Goods.Line(title: "<&>")) with { RecipientName = Goods.Nasty, Address = "<i>street</i>" };

        var html = ConfirmOrder.Show(cart, BankTransfer).Say!.Html;

        Assert.Contains(Html.Text(Goods.Nasty), html, StringComparison.Ordinal);
        Assert.Contains("&lt;i&gt;street", html, StringComparison.Ordinal);
        Assert.Contains("&lt;&amp;&gt;", html, StringComparison.Ordinal);
    }

    private static Turn Next(CartView cart, PaymentMethod? payment = null) =>
        Checkout.NextQuestion(cart, Goods.Customer(), payment, _both);
}
