using LittleShop.Api.Catalog.Import;

namespace LittleShop.Tests.Api.Catalog.Import;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain, as it is", "plain, as it is")]
    [InlineData("<p>Fish &amp; chips &lt;3 &eacute;&nbsp;&#8364;5</p>", "Fish & chips <3 é €5")]
    [InlineData("<p>One</p><p>Two</p>", "One\n\nTwo")]
    [InlineData("<p>One</p>\n\n  <p>\n Two\n three </p>", "One\n\nTwo three")]
    [InlineData("<h2>Care</h2>By hand.<br>Cold.<br/><br/>Dry.", "Care\n\nBy hand.\nCold.\n\nDry.")]
    [InlineData("<ul><li>Oak</li><li><p>Wax</p></li></ul>End", "• Oak\n• Wax\n\nEnd")]
    [InlineData("<b>Bold</b>er <i>than</i><span> bold</span>", "Bolder than bold")]
    [InlineData("<table><tr><td>A</td><td>3 cm</td></tr><tr><td>B</td><td>4 cm</td></tr></table>", "A 3 cm\nB 4 cm")]
    [InlineData("<style>p{}</style><script>alert(1)</script>Seen<iframe>no</iframe>", "Seen")]
    [InlineData("<div><div><div>Deep</div></div></div>", "Deep")]
    [InlineData("<p>Unclosed <b>bold<p>next", "Unclosed bold\n\nnext")]
    [InlineData("5 < 6 && 7 > 6", "5 < 6 && 7 > 6")]
    [InlineData("<!-- comment -->Text<!-- <b> -->", "Text")]
    public void Html_becomes_the_text_a_reader_saw(string html, string text) => Assert.Equal(text, HtmlText.Of(html));

    [Fact]
    public void A_text_nested_deeper_than_a_stack_is_high_is_read() =>
        Assert.Equal("deep", HtmlText.Of(string.Concat(Enumerable.Repeat("<div>", 20_000)) + "deep"));
}
