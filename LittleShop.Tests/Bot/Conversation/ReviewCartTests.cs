using LittleShop.BotWorker.Conversation;
using LittleShop.Contracts;

namespace LittleShop.Tests.Bot.Conversation;

public sealed class ReviewCartTests
{
    [Fact]
    public void Each_line_can_be_more_less_and_gone()
    {
        var cart = Goods.Cart(Goods.Line(2));
        var variant = cart.Lines[0].VariantId;

        var turn = (Turn)ReviewCart.Page(cart, 0);

        Assert.Equal(new AddOne(variant, 0), turn.Press("➕").Do);
        Assert.Equal(new TakeOne(variant, 0), turn.Press("➖").Do);
        Assert.Equal(new RemoveLine(variant, 0), turn.Press("✖️").Do);
        Assert.Contains("2 × £10.00 = £20.00", turn.Say!.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Emptying_is_asked_back_first()
    {
        var asked = ((Turn)ReviewCart.Page(Goods.Cart(), 0)).Press("Empty");

        Assert.Null(asked.Do);
        Assert.IsType<EmptyTheCart>(asked.Press("Yes").Do);
        Assert.Equal(new OpenCart(0), asked.Press("No").Do);
    }

    [Fact]
    public void An_empty_cart_leads_to_the_shop()
    {
        var turn = (Turn)ReviewCart.Page(Goods.Cart() with { Lines = [] }, 3);

        Assert.Equal(new ListCategories(), turn.Press("Browse").Do);
        Assert.DoesNotContain(
            turn.Say!.AllButtons(), button => button.Text.Contains("Checkout", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, "sold out")]
    [InlineData(1, "only 1 left")]
    public void What_somebody_else_bought_meanwhile_is_told(int left, string words) =>
        Assert.Contains(words, ReviewCart.Page(Goods.Cart(Goods.Line(2, left)), 0).Html, StringComparison.Ordinal);

    [Fact]
    public void The_fullest_cart_fits_into_one_message_with_few_enough_buttons()
    {
        var cart = Fullest();

        var page = ReviewCart.Page(cart, 99);
        var confirm = ConfirmOrder.Show(cart, PaymentMethod.BankTransfer, new string('n', 300)).Say!;

        Assert.InRange(Visible.Length(page.Html), 1, 4096);
        Assert.InRange(Visible.Length(confirm.Html), 1, 4096);
        Assert.InRange(page.AllButtons().Count(), 1, 100);
    }

    private static CartView Fullest() => Goods.Cart(
        [.. Enumerable.Range(0, Limits.CartLines).Select(_ => Goods.Line(99, 1, new string('&', 200), 999_999.99m))])
        with
    { RecipientName = new string('<', Limits.Name), Address = new string('>', Limits.Address) };
}
