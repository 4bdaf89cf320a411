using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace LittleShop.Api.Catalog.Import;

/// <summary>HTML as plain text: paragraphs, lines and list bullets stay; markup, styles and scripts go.</summary>
internal static class HtmlText
{
    private static readonly HashSet<string> _blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "section", "article", "pre",
        "figure", "header", "footer", "dl", "hr", "form", "center", "details",
    };

    private static readonly HashSet<string> _lines = new(StringComparer.OrdinalIgnoreCase)
    {
        "li", "tr", "dt", "dd", "figcaption", "summary", "caption",
    };

    private static readonly HashSet<string> _unseen = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "template", "head", "title", "noscript", "iframe", "svg", "object", "select",
    };

    public static string Of(string html)
    {
        if (html.AsSpan().IndexOfAny('<', '&') < 0)
        {
            return html;
        }

        var text = new Lines();
        var body = new HtmlParser().ParseDocument(html).Body;
        for (INode? node = body; node is not null; node = Next(node, body!, text))
        {
            Enter(node, text);
        }

        return text.ToString();
    }

    // One step through the tree without recursion: a hostile text nests deeper than a stack is high.
    private static INode? Next(INode node, INode root, Lines text)
    {
        if (node.FirstChild is { } child && !IsUnseen(node))
        {
            return child;
        }

        while (node != root)
        {
            Leave(node, text);
            if (node.NextSibling is { } sibling)
            {
                return sibling;
            }

            node = node.Parent!;
        }

        return null;
    }

    private static void Enter(INode node, Lines text)
    {
        switch (node)
        {
            case IText words when !IsUnseen(words.Parent!):
                text.Add(words.Data);
                break;
            case IElement { LocalName: "br" }:
                text.LineBreak();
                break;
            case IElement { LocalName: "li" }:
                text.Bullet();
                break;
            case IElement { LocalName: "td" or "th" }:
                text.Add(" ");
                break;
            case IElement element:
                text.Break(BreaksAround(element));
                break;
            default:
                break;
        }
    }

    private static void Leave(INode node, Lines text)
    {
        if (node is IElement element)
        {
            text.Break(BreaksAround(element));
        }
    }

    private static int BreaksAround(IElement element) =>
        _blocks.Contains(element.LocalName) ? 2 : _lines.Contains(element.LocalName) ? 1 : 0;

    private static bool IsUnseen(INode node) => node is IElement element && _unseen.Contains(element.LocalName);

    /// <summary>Collects words; blanks collapse as in a browser, and breaks count once where several meet.</summary>
    private sealed class Lines
    {
        private readonly StringBuilder _text = new();
        private int _breaks;
        private bool _blank;
        private bool _afterBullet;

        public void Break(int lines) => _breaks = Math.Max(_breaks, lines);

        public void LineBreak() => _breaks = Math.Min(_breaks + 1, 2);

        public void Bullet()
        {
            Break(1);
            Add("•");
            (_blank, _afterBullet) = (true, true);
        }

        public void Add(string words)
        {
            foreach (var sign in words)
            {
                if (char.IsWhiteSpace(sign))
                {
                    _blank = true;
                    continue;
                }

                Separate();
                _text.Append(sign);
            }
        }

        public override string ToString() => _text.ToString();

        private void Separate()
        {
            if (_text.Length > 0 && _breaks > 0 && !_afterBullet)
            {
                _text.Append('\n', _breaks);
            }
            else if (_text.Length > 0 && _blank)
            {
                _text.Append(' ');
            }

            (_breaks, _blank, _afterBullet) = (0, false, false);
        }
    }
}
