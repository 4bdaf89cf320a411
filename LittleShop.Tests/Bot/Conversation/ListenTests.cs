using LittleShop.BotWorker.Conversation;

namespace LittleShop.Tests.Bot.Conversation;

public sealed class ListenTests
{
    private static readonly Step _naming = new GiveName(null, null);

    [Theory]
    [InlineData("start")]
    [InlineData("help")]
    [InlineData("cancel")]
    public void A_command_is_answered_at_once_and_leaves_what_was_begun(string command)
    {
        var turn = Listen.Hear(new Commanded(command, ""), _naming);

        Assert.NotNull(turn.Say);
        Assert.IsType<Browse>(turn.Next);
    }

    [Theory]
    [InlineData("browse", typeof(ListCategories))]
    [InlineData("cart", typeof(OpenCart))]
    [InlineData("checkout", typeof(GoOn))]
    [InlineData("orders", typeof(ListOrders))]
    [InlineData("review", typeof(FindReviewable))]
    public void A_command_asks_the_shop(string command, Type errand) =>
        Assert.IsType(errand, Listen.Hear(new Commanded(command, ""), new Browse()).Do);

    [Fact]
    public void Every_command_of_the_menu_is_known()
    {
        Assert.All(Commands.All, command => Assert.NotNull(Commands.Read(new Commanded(command.Name, ""))));
    }

    [Fact]
    public void An_unknown_command_names_what_can_be_done_and_keeps_the_step()
    {
        var turn = Listen.Hear(new Commanded("<teleport>", ""), _naming);

        Assert.Contains("&lt;teleport&gt;", turn.Say!.Html, StringComparison.Ordinal);
        Assert.NotEmpty(turn.Say.Buttons);
        Assert.Same(_naming, turn.Next);
    }

    [Theory]
    [InlineData("")]
    [InlineData("v1:buy:17")]
    [InlineData("g:nonsense:0:0")]
    [InlineData("c:-1")]
    [InlineData("pay:Gold")]
    [InlineData("a:x:y:1")]
    [InlineData("order:Telegram:much")]
    [InlineData("s:AAAAAAAAAAAAAAAAAAAAAA:9")]
    public void A_button_of_another_time_gets_a_way_on(string data)
    {
        var turn = Listen.Hear(new Tapped(data), _naming);

        Assert.Contains("no longer works", turn.Say!.Html, StringComparison.Ordinal);
        Assert.NotEmpty(turn.Say.Buttons);
        Assert.Same(_naming, turn.Next);
    }

    [Fact]
    public void What_cannot_be_read_is_answered_and_keeps_the_step()
    {
        BotInput[] inputs = [new Unreadable("stickers"), new Edited(), new InGroup("shop_bot"), new Typed("  ")];

        Assert.All(inputs, input =>
        {
            var turn = Listen.Hear(input, _naming);
            Assert.NotEqual("", turn.Say!.Html);
            Assert.NotEmpty(turn.Say.Buttons);
            Assert.Same(_naming, turn.Next);
        });
    }

    [Fact]
    public void A_word_while_looking_around_is_searched_for()
    {
        var turn = new Browse().Types(" mug ");

        Assert.Equal(new ListProducts(null, "mug"), turn.Do);
    }

    [Fact]
    public void Buttons_of_the_shops_own_messages_are_understood()
    {
        var order = Guid.NewGuid();

        Assert.Equal(new OpenOrder(order), Listen.Hear(new Tapped($"o:{order:N}"), new Browse()).Do);
        Assert.Equal(new PayForOrder(order), Listen.Hear(new Tapped($"p:{order:N}"), new Browse()).Do);
        Assert.Equal(new AskStars(order), Listen.Hear(new Tapped($"r:{order:N}"), new Browse()).Do);
    }
}
