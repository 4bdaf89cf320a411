using LittleShop.BotWorker.Conversation;

namespace LittleShop.Tests.Bot.Conversation;

public sealed class ChooseQuantityTests
{
    private static readonly ChooseQuantity _asked = new(Guid.NewGuid(), Guid.NewGuid());

    [Theory]
    [InlineData("7", 7)]
    [InlineData(" 99 ", 99)]
    public void A_number_goes_into_the_cart(string typed, int quantity) =>
        Assert.Equal(new PutInCart(_asked.Product, _asked.Variant, quantity), _asked.Types(typed).Do);

    [Theory]
    [InlineData("0", "At least one")]
    [InlineData("-3", "At least one")]
    [InlineData("100", "99 at most")]
    [InlineData("two", "send a number")]
    [InlineData("1.5", "send a number")]
    [InlineData("99999999999999999999", "send a number")]
    public void Anything_else_is_asked_again_and_adds_nothing(string typed, string why)
    {
        var turn = _asked.Types(typed);

        Assert.Contains(why, turn.Say!.Html, StringComparison.Ordinal);
        Assert.Null(turn.Do);
        Assert.Same(_asked, turn.Next);
    }

    [Fact]
    public void After_the_add_the_cart_is_counted_and_a_shortage_is_told()
    {
        var product = Goods.Product(Goods.Nasty);
        var line = Goods.Line(quantity: 5, inStock: 3) with { VariantId = product.Variants[0].Id };

        var turn = ChooseQuantity.Added(product, product.Variants[0], 2, Goods.Cart(line), null);

        Assert.Contains(Html.Text(Goods.Nasty), turn.Say!.Html, StringComparison.Ordinal);
        Assert.Contains("5 items, £50.00", turn.Say.Html, StringComparison.Ordinal);
        Assert.Contains("only 3", turn.Say.Html, StringComparison.Ordinal);
        Assert.Equal(new GoOn(null), turn.Press("Checkout").Do);
        Assert.Equal("Added 2 to your cart", turn.Toast);
    }
}
