using LittleShop.BotWorker.Notifications;

namespace LittleShop.Tests.Bot.Notifications;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("<b>Order</b> <code>ab&amp;12</code>", "Order ab&12")]
    [InlineData("Track it <a href=\"https://post.example/?a=1&amp;b=2\">here</a>\nBye", "Track it here\nBye")]
    [InlineData("<b>torn</i> 5 < 6 > 4 &lt;3 &#128512;", "torn 5 < 6 > 4 <3 😀")]
    [InlineData("no end <b", "no end <b")]
    [InlineData("", "")]
    public void Tags_are_left_out_and_entities_are_what_they_stand_for(string html, string text) =>
        Assert.Equal(text, PlainText.Of(html));
}
