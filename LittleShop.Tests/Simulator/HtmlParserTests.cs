using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.Text;
using LittleShop.TelegramSimulator.Wire;

namespace LittleShop.Tests.Simulator;

public sealed class HtmlParserTests
{
    [Theory]
    [InlineData("plain", "plain", "")]
    [InlineData("<b>a</b><strong>b</strong>", "ab", "bold 0+1, bold 1+1")]
    [InlineData("<i>a</i><em>b</em>", "ab", "italic 0+1, italic 1+1")]
    [InlineData("<u>a</u><ins>b</ins>", "ab", "underline 0+1, underline 1+1")]
    [InlineData("<s>a</s><strike>b</strike><del>c</del>", "abc",
        "strikethrough 0+1, strikethrough 1+1, strikethrough 2+1")]
    [InlineData("<span class=\"tg-spoiler\">a</span><tg-spoiler>b</tg-spoiler>", "ab", "spoiler 0+1, spoiler 1+1")]
    [InlineData("<b>bold <i>both</i></b>", "bold both", "italic 5+4, bold 0+9")]
    [InlineData("<code>x</code>", "x", "code 0+1")]
    [InlineData("<pre>x\ny</pre>", "x\ny", "pre 0+3")]
    [InlineData("<pre><code class=\"language-csharp\">x</code></pre>", "x", "pre 0+1 csharp")]
    [InlineData("<code class=\"language-csharp\">x</code>", "x", "code 0+1")]
    [InlineData("<blockquote>q</blockquote>", "q", "blockquote 0+1")]
    [InlineData("<blockquote expandable>q</blockquote>", "q", "expandable_blockquote 0+1")]
    [InlineData("<a href=\"https://example.com/?a=1&amp;b=2\">x</a>", "x",
        "text_link 0+1 https://example.com/?a=1&b=2")]
    [InlineData("<a href='example.com'>x</a>", "x", "text_link 0+1 http://example.com/")]
    [InlineData("<a href=\"http://localhost/\">x</a>", "x", "")]
    [InlineData("<a href=\"tg://user?id=42\">x</a>", "x", "text_mention 0+1 42")]
    [InlineData("<tg-emoji emoji-id=\"5368324170671202286\">👍</tg-emoji>", "👍",
        "custom_emoji 0+2 5368324170671202286")]
    [InlineData("💰<b>Paid</b>", "💰Paid", "bold 2+4")]
    [InlineData("&lt;b&gt; &amp; &quot;", "<b> & \"", "")]
    [InlineData("&#163;5 &#x1F4B0;", "£5 💰", "")]
    [InlineData("&nbsp;&pound;&unknown;", "&nbsp;&pound;&unknown;", "")]
    [InlineData("AT&T &amp", "AT&T &", "")]
    [InlineData("<B>x</B>", "x", "bold 0+1")]
    [InlineData("<b>x</>", "x", "bold 0+1")]
    [InlineData("<b></b>x", "x", "")]
    public void Tags_become_entities_that_count_in_UTF_16(string html, string text, string entities)
    {
        var parsed = HtmlParser.Parse(html);

        Assert.Equal(text, parsed.Text);
        Assert.Equal(entities, string.Join(", ", parsed.Entities.Select(Describe)));
    }

    private static string Describe(MessageEntity entity) =>
        ($"{entity.Type} {entity.Offset}+{entity.Length} "
            + $"{entity.Url}{entity.Language}{entity.CustomEmojiId}{entity.User?.Id}").TrimEnd();

    [Theory]
    [InlineData("<b>x", "Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("<b><i>x</b></i>", "Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"")]
    [InlineData("x</b>", "Unexpected end tag at byte offset 1")]
    [InlineData("<script>x</script>", "Unsupported start tag \"script\" at byte offset 0")]
    [InlineData("£5 <br>", "Unsupported start tag \"br\" at byte offset 4")]
    [InlineData("a < b", "Unsupported start tag \"\" at byte offset 2")]
    [InlineData("1 <2", "Unclosed start tag at byte offset 2")]
    [InlineData("<b", "Unclosed start tag at byte offset 0")]
    [InlineData("<b>x</b", "Unclosed end tag at byte offset 4")]
    [InlineData("<a href=\"x>y</a>", "Unclosed start tag at byte offset 0")]
    [InlineData("<a href=x/y>y</a>", "Unexpected end of name token at byte offset 8")]
    [InlineData("<a href>y</a>",
        "Expected equal sign in declaration of an attribute of the tag \"a\" at byte offset 0")]
    [InlineData("<a =x>y</a>", "Empty attribute name in the tag \"a\" at byte offset 0")]
    [InlineData("<span class=\"red\">x</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0")]
    [InlineData("<tg-emoji emoji-id=\"no\">x</tg-emoji>", "Invalid custom emoji identifier specified")]
    public void A_mistake_is_named_with_the_byte_it_stands_at(string html, string reason)
    {
        var refused = Assert.Throws<Refusal>(() => HtmlParser.Parse(html));

        Assert.Equal("Bad Request: can't parse entities: " + reason, refused.Message);
        Assert.Equal(400, refused.Code);
    }
}
