using LittleShop.BotWorker.Conversation;
using LittleShop.Contracts;

namespace LittleShop.Tests.Bot.Conversation;

public sealed class ShowProductTests
{
    [Fact]
    public void One_variant_asks_at_once_how_many()
    {
        var product = Goods.Product();

        var turn = (Turn)ShowProduct.Page(product, 0, 0, null);

        Assert.Equal(new PutInCart(product.Id, product.Variants[0].Id, 2), turn.Press("2").Do);
        Assert.Equal(new ChooseQuantity(product.Id, product.Variants[0].Id), turn.Press("More…").Next);
    }

    [Fact]
    public void No_more_are_offered_than_there_are()
    {
        var turn = (Turn)ShowProduct.Page(Goods.Product(variants: Goods.Variant(stock: 2)), 0, 0, null);

        Assert.Equal(["1", "2"], turn.Say!.Buttons[0].Select(button => button.Text));
        Assert.Contains("Only 2 left", turn.Say.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Sold_out_offers_nothing_but_the_way_back()
    {
        var turn = (Turn)ShowProduct.Page(Goods.Product(variants: Goods.Variant(stock: 0)), 0, 0, null);

        Assert.Contains("Sold out", turn.Say!.Html, StringComparison.Ordinal);
        Assert.Single(turn.Say.Buttons);
    }

    [Fact]
    public void Several_variants_are_chosen_from_with_their_prices()
    {
        var product = Goods.Product(variants: [Goods.Variant(5, 3, "Small"), Goods.Variant(9, 0, "Large")]);

        var turn = (Turn)ShowProduct.Page(product, 0, 0, null);

        Assert.Equal(new OpenVariant(product.Id, product.Variants[0].Id), turn.Press("Small · £5.00").Do);
        Assert.NotNull(turn.Button("Large · sold out"));
        Assert.Contains("from <b>£5.00</b>", turn.Say!.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_variants_are_paged_below_Telegrams_limit()
    {
        var product = Goods.Product(
            photos: 3, variants: [.. Enumerable.Range(1, 100).Select(at => Goods.Variant(title: $"No {at}"))]);

        var turn = (Turn)ShowProduct.Page(product, 1, 2, null);

        Assert.True(turn.Say!.AllButtons().Count() < 100);
        var pages = Assert.Single(turn.Say!.Buttons, row => row.Any(button => button.Text == "Page 3"));
        Assert.Equal(new OpenProduct(product.Id, 1, 3), Listen.Hear(new Tapped(pages[^1].Data!), turn.Next).Do);
    }

    [Fact]
    public void Photos_are_leafed_through_in_a_circle_and_one_that_is_missing_is_left_out()
    {
        var product = Goods.Product(photos: 2);
        product = product with
        {
            Photos = [.. product.Photos, new(Guid.NewGuid(), null, 3, PhotoState.Missing, null)],
        };

        var turn = (Turn)ShowProduct.Page(product, 1, 0, null);

        Assert.Equal(product.Photos[1].Id, turn.Say!.PhotoId);
        Assert.Equal(new OpenProduct(product.Id, 0, 0), turn.Press("▶️").Do);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_longest_texts_fit_into_a_caption_or_a_message(int photos)
    {
        var product = Goods.Product(
            string.Concat(Enumerable.Repeat("&", 200)), string.Concat(Enumerable.Repeat("<👩‍👩‍👧‍👦", 300)), photos);

        var reply = ShowProduct.Page(product, 0, 0, null);

        Assert.True(Visible.Length(reply.Html) <= (photos > 0 ? 1024 : 4096), $"{Visible.Length(reply.Html)}");
    }

    [Fact]
    public void The_way_back_leads_to_the_page_of_the_list_it_came_from()
    {
        var category = Guid.NewGuid();

        var turn = (Turn)ShowProduct.Page(Goods.Product(), 0, 0, new(category, null, [null, "x"], 1));

        Assert.Equal(new ListProducts(category, null, 1), turn.Press("Back").Do);
    }
}
