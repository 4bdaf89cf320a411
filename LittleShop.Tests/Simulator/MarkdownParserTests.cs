using LittleShop.TelegramSimulator.BotApi;
using LittleShop.TelegramSimulator.Text;

namespace LittleShop.Tests.Simulator;

public sealed class MarkdownParserTests
{
    [Theory]
    [InlineData("*a* _b_ __c__ ~d~ ||e||", "a b c d e",
        "bold 0+1, italic 2+1, underline 4+1, strikethrough 6+1, spoiler 8+1")]
    [InlineData("*bold _both_*", "bold both", "italic 5+4, bold 0+9")]
    [InlineData("1\\.50 \\- ok\\!", "1.50 - ok!", "")]
    [InlineData("`a.b` and ```js\nx=1\n```", "a.b and x=1\n", "code 0+3, pre 8+4 js")]
    [InlineData("[x](https://example.com/a\\)b)", "x", "text_link 0+1 https://example.com/a)b")]
    [InlineData("![👍](tg://emoji?id=5368324170671202286)", "👍", "custom_emoji 0+2 5368324170671202286")]
    [InlineData(">one\n>two\nafter", "one\ntwo\nafter", "blockquote 0+7")]
    [InlineData(">one\n>two||", "one\ntwo", "expandable_blockquote 0+7")]
    public void MarkdownV2_becomes_entities(string source, string text, string entities)
    {
        var parsed = MarkdownV2Parser.Parse(source);

        Assert.Equal(text, parsed.Text);
        Assert.Equal(entities, string.Join(", ", parsed.Entities.Select(entity =>
            $"{entity.Type} {entity.Offset}+{entity.Length} {entity.Url}{entity.Language}{entity.CustomEmojiId}"
                .TrimEnd())));
    }

    [Theory]
    [InlineData("hello.", "Character '.' is reserved and must be escaped with the preceding '\\'")]
    [InlineData("a-b", "Character '-' is reserved and must be escaped with the preceding '\\'")]
    [InlineData("£ *open", "Can't find end of Bold entity at byte offset 3")]
    [InlineData("_open", "Can't find end of Italic entity at byte offset 0")]
    [InlineData("[x](http://a.b", "Can't find end of a URL at byte offset 4")]
    public void A_mistake_in_MarkdownV2_is_named(string source, string reason) =>
        Assert.Equal(
            "Bad Request: can't parse entities: " + reason,
            Assert.Throws<Refusal>(() => MarkdownV2Parser.Parse(source)).Message);

    [Fact]
    public void The_first_Markdown_knows_bold_italic_code_and_links()
    {
        var parsed = LegacyMarkdownParser.Parse("*b* _i_ `c` [x](example.com) \\*");

        Assert.Equal("b i c x *", parsed.Text);
        Assert.Equal(
            ["bold", "italic", "code", "text_link"], parsed.Entities.Select(entity => entity.Type));
        Assert.Equal(
            "Bad Request: can't parse entities: Can't find end of the entity starting at byte offset 0",
            Assert.Throws<Refusal>(() => LegacyMarkdownParser.Parse("*unclosed")).Message);
    }
}
