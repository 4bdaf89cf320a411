using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LittleShop.Api.Notifications.Email;
using LittleShop.Api.Notifications.Templates;

namespace LittleShop.Tests.Api.Notifications.Email;

public sealed class LetterLayoutTests
{
    private const string Dispatched = """
        🚚 <b>Order Dispatched</b>
        Order <b>#A1B2C3D4</b> is on its way.
        Tracking number: <code>AB123</code>
        <a href="https://track.example/?n=AB123&amp;l=en">Track your parcel</a>
        """;

    [Fact]
    public void The_text_part_says_the_same_without_tags()
    {
        var letter = LetterLayout.Of(
            Dispatched, "Ann's Shop", new LetterButton("Show order", "https://shop.example/o/1"), "You ordered here.");

        Assert.Equal(
            """
            🚚 Order Dispatched
            Order #A1B2C3D4 is on its way.
            Tracking number: AB123
            Track your parcel (https://track.example/?n=AB123&l=en)

            Show order: https://shop.example/o/1

            You ordered here.

            Ann's Shop

            """,
            letter.Text);
    }

    [Fact]
    public void The_html_part_has_a_headline_its_lines_a_button_and_small_print()
    {
        var letter = LetterLayout.Of(
            Dispatched, "Ann's Shop", new LetterButton("Show order", "https://shop.example/o/1"), "You ordered here.");

        var page = Parse(letter.Html);
        Assert.Equal("🚚 Order Dispatched", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal("🚚 Order Dispatched", page.Title);
        Assert.Equal(3, page.QuerySelectorAll("p.words").Length);
        Assert.Equal("AB123", page.QuerySelector("code")!.TextContent);
        Assert.Equal("https://track.example/?n=AB123&l=en", page.QuerySelector("p a.link")!.GetAttribute("href"));
        Assert.Equal("https://shop.example/o/1", page.QuerySelector("a.button")!.GetAttribute("href"));
        Assert.Contains("You ordered here.", page.QuerySelector(".quiet")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", letter.Html, StringComparison.Ordinal);
        Assert.All(letter.Html.Split('\n'), line => Assert.InRange(line.Length, 0, 900)); // RFC 5322: at most 998
    }

    [Theory]
    [InlineData("Ann & <b>Bob</b> \"x\" 'y'")]
    [InlineData("مرحبا بالعالم")]
    [InlineData("👩‍👩‍👧 山田 &amp; Zoë")]
    [InlineData("</td></tr></table><script>alert(1)</script>")]
    public void Whatever_somebody_is_called_stands_there_as_it_is(string name)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal) { ["customer"] = name };
        var fragment = Template.Html("Hello <b>{customer}</b>\nfrom {customer}", values);

        var letter = LetterLayout.Of(fragment, name, new LetterButton(name, "https://shop.example/"), name);

        var page = Parse(letter.Html);
        Assert.Equal($"Hello {name}", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal($"from {name}", page.QuerySelector("p.words")!.TextContent.Trim());
        Assert.Equal(name, page.QuerySelector("a.button")!.TextContent);
        Assert.Equal(name, page.QuerySelector(".quiet")!.TextContent.Trim());
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Equal(
            $"Hello {name}\nfrom {name}\n\n{name}: https://shop.example/\n\n{name}\n\n{name}\n", letter.Text);
    }

    [Theory]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("<a href=\"data:text/html,x\">x</a>")]
    [InlineData("<a href=\"/relative\">x</a>")]
    [InlineData("<a>x</a>")]
    [InlineData("<u onclick=\"alert(1)\">x</u>")]
    [InlineData("<img src=\"https://track.example\">x<script>alert(1)</script><style>p{}</style>")]
    [InlineData("<b onmouseover=\"alert(1)\" style=\"display:none\">x</b>")]
    public void What_is_no_tag_of_ours_leaves_only_its_words(string fragment)
    {
        var letter = LetterLayout.Of("Hello\n" + fragment, "Shop");

        var words = Parse(letter.Html).QuerySelector("p.words")!;
        Assert.Equal("x", words.TextContent.Trim());
        Assert.All(
            words.QuerySelectorAll("*"),
            element => Assert.Equal(("B", 0), (element.TagName, element.Attributes.Length)));
        Assert.Equal("Hello\nx\n\nShop\n", letter.Text);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("http//broken")]
    [InlineData("mailto:a@b.example")]
    public void A_button_leads_to_the_web_or_is_not_there(string url)
    {
        var letter = LetterLayout.Of("Hello", "Shop", new LetterButton("Press", url));

        Assert.Null(Parse(letter.Html).QuerySelector("a.button"));
        Assert.Equal("Hello\n\nShop\n", letter.Text);
    }

    [Fact]
    public void A_line_that_ends_inside_a_tag_still_ends()
    {
        var letter = LetterLayout.Of("One<br>two <b>three\nfour</b>", "Shop");

        Assert.Equal("One\ntwo three\nfour\n\nShop\n", letter.Text);
        Assert.Equal("two <b>three<br>four</b>", Parse(letter.Html).QuerySelector("p.words")!.InnerHtml.Trim());
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
