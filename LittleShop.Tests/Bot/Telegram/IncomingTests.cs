using LittleShop.BotWorker.Conversation;
using LittleShop.BotWorker.Telegram;
using LittleShop.Contracts;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace LittleShop.Tests.Bot.Telegram;

public sealed class IncomingTests
{
    [Theory]
    [InlineData("/start", "start", "")]
    [InlineData("/Start@shop_bot  pay", "start", "pay")]
    [InlineData("/search blue mug\nplease", "search", "blue mug\nplease")]
    public void A_slash_at_the_start_is_a_command(string text, string name, string argument) =>
        Assert.Equal(new Commanded(name, argument), Read(A.Text(1, 2, text))!.Input);

    [Theory]
    [InlineData("hello")]
    [InlineData("/ hello")]
    [InlineData("a /start")]
    [InlineData("//x")]
    public void Anything_else_is_words(string text) => Assert.Equal(new Typed(text), Read(A.Text(1, 2, text))!.Input);

    [Fact]
    public void Pictures_stickers_and_the_like_are_named()
    {
        var message = A.Text(1, 2).Message!;
        message.Text = null;
        message.Sticker = new Sticker { FileId = "x", FileUniqueId = "y" };

        Assert.Equal(new Unreadable("stickers"), Read(new Update { Id = 1, Message = message })!.Input);
    }

    [Fact]
    public void A_group_is_told_where_to_go_and_a_channel_is_nobody()
    {
        Assert.Equal(new InGroup("shop_bot"), Read(A.Text(1, -5, "hi", ChatType.Supergroup))!.Input);
        Assert.Null(Read(A.Text(1, -5, "hi", ChatType.Channel)));
    }

    [Fact]
    public void A_notice_such_as_a_pinned_message_is_no_talk()
    {
        var message = A.Text(1, 2).Message!;
        message.Text = null;
        message.PinnedMessage = A.Text(0, 2).Message;

        Assert.Null(Read(new Update { Id = 1, Message = message }));
    }

    [Fact]
    public void The_key_is_the_same_for_a_repeated_update_and_for_no_other()
    {
        string[] keys =
        [
            Read(A.Text(1, 2))!.Key, Read(A.Text(2, 2))!.Key, Read(A.Press(1, 2, "menu", "77"))!.Key,
            Read(A.Press(1, 2, "menu", "78"))!.Key,
        ];

        Assert.Equal(keys.Length, keys.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Read(A.Text(1, 2, "x"))!.Key, Read(A.Text(1, 2, "x"))!.Key);
        Assert.All(keys, key => Assert.InRange(key.Length, 1, 100));
    }

    [Fact]
    public void An_order_message_stays_when_its_button_is_pressed_and_a_screen_does_not()
    {
        Assert.True(Read(A.Press(1, 2, $"o:{Guid.NewGuid():N}"))!.KeepShown);
        Assert.False(Read(A.Press(1, 2, Press.To("x", "o", Guid.NewGuid()).Data!))!.KeepShown);
    }

    [Theory]
    [InlineData("Ann", "Example", null, "Ann Example")]
    [InlineData("<b>&_*`", null, null, "<b>&_*`")]
    [InlineData("שרה 🧵", null, null, "שרה 🧵")]
    [InlineData(" ", null, "ann", "ann")]
    [InlineData(" ", null, null, "Customer")]
    public void A_customer_is_known_by_the_name_they_gave(string first, string? last, string? user, string name) =>
        Assert.Equal(new SeeCustomer(5, name, user, "en"), Incoming.Customer(5, A.Person(5, first, last, user)));

    [Fact]
    public void The_longest_names_fit()
    {
        var seen = Incoming.Customer(5, A.Person(5, new string('x', 64), string.Concat(Enumerable.Repeat("👍🏽", 16))));

        Assert.InRange(seen.Name.Length, 1, Limits.Name);
    }

    private static Incoming? Read(Update update) => Incoming.Read(update, "shop_bot");
}
