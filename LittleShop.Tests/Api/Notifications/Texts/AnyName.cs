using System.Text;

namespace LittleShop.Tests.Api.Notifications.Texts;

/// <summary>Names as nobody has them, and as somebody may: each number is one of them, always the same.</summary>
internal static class AnyName
{
    private const int Cut = 200;

    private static readonly string[] _pieces =
    [
        "<", ">", "&", "*", "_", "__", "~", "`", "[", "](", ")", "\"", "'", "\\", "\\u0041", "/", "#", "|", "=",
        "%s", "$1",
        "&amp;", "&lt;b&gt;", "&#60;", "&nbsp", "</b>", "<b>", "</code>", "<a href=\"x\">", "<!--", "-->",
        "]]>", "<script>",
        "{number}", "{!note}", "{", "}", "{0}", "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇩🇪", "👍🏽", "🌿", "é",
        "e\u0301", "a\u0301\u0327\u0308", "مرحبا", "שלום", "\u202e",
        "\u202c", "\u200f", "\u2066", "\u2069", "\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u2028",
        "\u2029", "\u00a0", "\u3000",
        "\r\n", "\n", "\t", "\0", "\u0007", "\u001b[31m", "\u0085", "\ud800", "\udfff", "\ufffd", "\uffff",
        "漢字", "ß", "İ", "ﷺ", " ",
        "Ann", "O'Neil", "Grace Hopper", "Åsa", "ไทย", "नमस्ते",
    ];

    public static string Number(int seed)
    {
        var random = new Random(seed);
        var pieces = random.GetItems(_pieces, random.Next(50) == 0 ? random.Next(60, 120) : random.Next(1, 12));
        return string.Concat(pieces).Insert(0, "N");
    }

    /// <summary>What must arrive of it, said independently of the shop: one line, no control characters.</summary>
    public static void MustBe(string arrived, string name)
    {
        var line = new StringBuilder();
        for (var at = 0; at < name.Length; at++)
        {
            var isPair = char.IsHighSurrogate(name[at]) && at + 1 < name.Length && char.IsLowSurrogate(name[at + 1]);
            if (isPair)
            {
                line.Append(name[at]).Append(name[++at]);
            }
            else
            {
                var isUnfit = char.IsControl(name[at]) || char.IsSurrogate(name[at]) || name[at] >= '\ufffd';
                line.Append(isUnfit ? ' ' : name[at]);
            }
        }

        var whole = line.ToString().Trim();
        if (whole.Length <= Cut)
        {
            Assert.Equal(whole, arrived);
            return;
        }

        Assert.InRange(arrived.Length, Cut - 60, Cut);
        Assert.Equal('…', arrived[^1]);
        Assert.StartsWith(arrived[..^1], whole, StringComparison.Ordinal);
    }
}
