using LittleShop.BotWorker.Conversation;
using LittleShop.Contracts;

namespace LittleShop.Tests.Bot.Conversation;

public sealed class BrowseTests
{
    [Fact]
    public void Categories_without_anything_to_buy_are_left_out()
    {
        var turn = (Turn)Browse.Categories([Category("Garden", 3), Category("Empty", 0)], 0);

        Assert.Equal("l", turn.Button("Garden (3)").Data![..1]);
        Assert.DoesNotContain(
            turn.Say!.AllButtons(), button => button.Text.Contains("Empty", StringComparison.Ordinal));
    }

    [Fact]
    public void Many_categories_are_paged_and_a_page_that_is_no_more_becomes_the_last()
    {
        CategorySummary[] many = [.. Enumerable.Range(1, 20).Select(at => Category($"No {at}.", 1))];

        var last = (Turn)Browse.Categories(many, 99);

        Assert.NotNull(last.Button("No 20."));
        Assert.Equal(new ListCategories(1), last.Press("◀️").Do);
        Assert.DoesNotContain(last.Say!.AllButtons(), button => button.Text == "▶️");
    }

    [Fact]
    public void The_next_page_starts_after_the_cursor_of_this_one()
    {
        var turn = Browse.Products(new([Goods.Summary()], "cursor-2"), new(null, null, [null], 0));

        Assert.Equal([null, "cursor-2"], turn.Products!.Cursors);
        Assert.Equal(new ListProducts(null, null, 1), turn.Press("▶️").Do);
    }

    [Fact]
    public void Pages_of_a_search_are_found_again_however_long_its_words()
    {
        var words = new string('w', 90);

        var turn = Browse.Products(new([Goods.Summary()], "next"), new(null, words, [null], 0));

        Assert.Equal(new FindAgain(1), turn.Press("▶️").Do);
    }

    [Fact]
    public void A_search_without_a_find_says_so_with_the_words_escaped()
    {
        var turn = Browse.Products(new([], null), new(null, Goods.Nasty, [null], 0));

        Assert.Contains(Html.Text(Goods.Nasty), turn.Say!.Html, StringComparison.Ordinal);
        Assert.NotEmpty(turn.Say.Buttons);
    }

    [Fact]
    public void A_long_title_leaves_its_price_whole()
    {
        var product = Goods.Summary(new string('T', 200), to: 99m);

        var turn = Browse.Products(new([product], null), new(null, null, [null], 0));

        Assert.EndsWith("… · from £12.50", turn.Button("TTT").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_sold_out_says_so() =>
        Assert.EndsWith("sold out", Browse.Products(new([Goods.Summary(stock: 0)], null), new(null, null, [null], 0))
            .Button("Teapot").Text, StringComparison.Ordinal);

    private static CategorySummary Category(string name, int products) =>
        new(Guid.NewGuid(), name, name, 0, products, 1);
}
