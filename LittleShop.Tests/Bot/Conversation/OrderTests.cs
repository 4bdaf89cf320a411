using LittleShop.BotWorker.Conversation;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Bot.Conversation;

public sealed class OrderTests
{
    private static readonly BankDetails _bank = new("Shop & Co", "IBAN <GB00>");

    [Fact]
    public void A_bank_transfer_is_told_where_to_and_with_which_reference()
    {
        var reply = PayOrder.Placed(Placed(PaymentMethod.BankTransfer));

        Assert.Contains("Shop &amp; Co", reply.Html, StringComparison.Ordinal);
        Assert.Contains("IBAN &lt;GB00&gt;", reply.Html, StringComparison.Ordinal);
        Assert.Contains("<code>abcd1234</code>", reply.Html, StringComparison.Ordinal);
        Assert.Null(reply.Bill);
    }

    [Fact]
    public void A_card_payment_comes_with_its_bill()
    {
        var order = Placed(PaymentMethod.Telegram);

        Assert.Equal(new Bill(order.Id, "abcd1234", order.Total, 3), PayOrder.Placed(order).Bill);
    }

    [Theory]
    [InlineData(OrderStatus.PendingPayment, "Pay now")]
    [InlineData(OrderStatus.PaymentFailed, "Try again")]
    [InlineData(OrderStatus.PaymentExpired, "Try again")]
    public void An_unpaid_order_can_be_paid(OrderStatus status, string button)
    {
        var order = Goods.Order(status);

        Assert.Equal(new PayForOrder(order.Id), ((Turn)ShowOrder.Page(order)).Press(button).Do);
    }

    [Fact]
    public void A_parcel_on_its_way_shows_its_number_to_copy_and_a_link()
    {
        var tracking = new Tracking("Royal <Mail>", "AB12", "https://example.org/AB12");
        var order = Goods.Order(OrderStatus.Dispatched, tracking: tracking);

        var turn = (Turn)ShowOrder.Page(order);

        Assert.Contains("<code>AB12</code>", turn.Say!.Html, StringComparison.Ordinal);
        Assert.Contains("Royal &lt;Mail&gt;", turn.Say.Html, StringComparison.Ordinal);
        Assert.Equal("https://example.org/AB12", turn.Button("Follow").Url);
    }

    [Fact]
    public void Each_status_has_words_of_its_own()
    {
        var words = Enum.GetValues<OrderStatus>().Select(ShowOrders.Status).ToList();

        Assert.Equal(words.Count, words.Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain(words, word => char.IsUpper(word[0]));
    }

    [Fact]
    public void Orders_are_paged_and_none_leads_to_the_shop()
    {
        var page = ShowOrders.Page(new([An.Order(OrderStatus.Packing)], "next"), new(null, null, [null], 0));
        var none = ShowOrders.Page(new([], null), new(null, null, [null], 0));

        Assert.Equal(new ListOrders(1), page.Press("▶️").Do);
        Assert.Equal([null, "next"], page.Orders!.Cursors);
        Assert.Contains("no orders yet", none.Say!.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_review_is_stars_first_and_then_words_if_they_like()
    {
        var order = Goods.Order(OrderStatus.Delivered);

        var words = ((Turn)WriteReviewText.AskStars(order)).Press("4 ⭐");

        Assert.Equal(new WriteReviewText(order.Id, 4), words.Next);
        Assert.Equal(new SaveReview(order.Id, 4, "Lovely <3"), words.Next.Types("Lovely <3").Do);
        Assert.Equal(new SaveReview(order.Id, 4, null), words.Press("without words").Do);
    }

    [Fact]
    public void A_review_that_is_too_long_is_not_saved()
    {
        var step = new WriteReviewText(Guid.NewGuid(), 5);

        var turn = step.Types(new string('x', Limits.Review + 1));

        Assert.Contains("shorter", turn.Say!.Html, StringComparison.Ordinal);
        Assert.Null(turn.Do);
        Assert.Same(step, turn.Next);
    }

    [Theory]
    [InlineData(OrderStatus.Dispatched, false, "once it has been delivered")]
    [InlineData(OrderStatus.Delivered, true, "already reviewed")]
    public void What_cannot_be_reviewed_says_why(OrderStatus status, bool reviewed, string why)
    {
        var reply = WriteReviewText.AskStars(Goods.Order(status, reviewed: reviewed));

        Assert.Contains(why, reply.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(reply.AllButtons(), button => button.Text.Contains('⭐'));
    }

    private static PlacedOrder Placed(PaymentMethod method) => new(
        Guid.NewGuid(), "abcd1234", OrderStatus.PendingPayment, An.Pounds(24.5m), 3, method, An.Noon, _bank);
}
