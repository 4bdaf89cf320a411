using System.Globalization;
using CsCheck;
using LittleShop.BotWorker.Conversation;

namespace LittleShop.Tests.Bot.Conversation;

public sealed class HtmlTests
{
    private static readonly string[] _pieces =
        ["a", "é", "e\u0301", "👍🏽", "👩‍👩‍👧‍👦", "🇬🇧", "ש", "<", "&", "\"", " ", "\n", "漢"];

    [Fact]
    public void Markup_in_a_name_is_only_text()
    {
        Assert.Equal("&lt;b&gt;Tom &amp; &quot;Jerry&quot;&lt;/b&gt; *_", Html.Text("<b>Tom & \"Jerry\"</b> *_"));
    }

    [Fact]
    public void A_cut_text_fits_and_ends_between_two_characters_as_people_see_them()
    {
        Gen.Int[0, _pieces.Length - 1].Array[0, 60].Select(Gen.Int[1, 40]).Sample((chosen, length) =>
        {
            var text = string.Concat(chosen.Select(at => _pieces[at]));
            var cut = Html.Cut(text, length);

            Assert.True(cut.Length <= length);
            Assert.True(text.Length > length || cut == text);
            if (cut != text && cut.Length > 1 && length > 12)
            {
                var kept = cut[..^1];
                var ends = StringInfo.ParseCombiningCharacters(text);
                Assert.True(kept.Length == 0 || ends.Contains(kept.Length) || text[kept.Length] is ' ' or '\n');
            }
        });
    }

    [Fact]
    public void A_character_that_is_too_long_itself_is_cut_between_code_points()
    {
        var cut = Html.Cut("👍" + new string('\u0301', 50), 10);

        Assert.True(cut.Length <= 10);
        Assert.False(char.IsHighSurrogate(cut[^2]));
    }

    [Fact]
    public void Escaping_after_the_cut_tears_no_entity()
    {
        Assert.Equal("&amp;&amp;…", Html.Text("&&&&&&", 3));
    }
}
