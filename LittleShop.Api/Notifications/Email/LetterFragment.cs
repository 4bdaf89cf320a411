using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace LittleShop.Api.Notifications.Email;

/// <summary>
/// A message as our templates write it (Telegram's HTML: b, i, code, a, and a line is a line), read once and told both
/// ways. What is no such tag is left out, its words stay: nothing but these tags can reach a letter.
/// </summary>
internal sealed class LetterFragment
{
    private const string Code = "font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.94em";

    private readonly StringBuilder _html = new();
    private readonly StringBuilder _text = new();
    private readonly List<string> _lines = [];
    private int _depth;

    private LetterFragment(string fragment)
    {
        foreach (var node in new HtmlParser().ParseDocument("<body>" + fragment).Body!.ChildNodes)
        {
            Read(node);
        }

        EndLine();
    }

    /// <summary>Each line as HTML.</summary>
    public IReadOnlyList<string> HtmlLines => _lines;

    /// <summary>All of them, each on a line of its own.</summary>
    public string Html => string.Join("<br>", _lines);

    public string Text => _text.ToString().Trim();

    public static LetterFragment Of(string fragment) => new(fragment);

    public static string Escape(string words) =>
        words.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;");

    /// <summary>Where a link in a letter may lead; others are shown as their words.</summary>
    public static bool IsLink(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" or "mailto";

    private void Read(INode node)
    {
        switch (node)
        {
            case IText words:
                ReadWords(words.Data);
                break;
            case IElement { LocalName: "br" }:
                BreakLine();
                break;
            case IElement { LocalName: "b" or "strong" } strong:
                Wrap(strong, "<b>", "</b>");
                break;
            case IElement { LocalName: "i" or "em" } weak:
                Wrap(weak, "<i>", "</i>");
                break;
            case IElement { LocalName: "code" or "pre" } code:
                Wrap(code, $"""<code class="code" style="{Code}">""", "</code>");
                break;
            case IElement { LocalName: "a" } link when IsLink(link.GetAttribute("href")):
                ReadLink(link, link.GetAttribute("href")!);
                break;
            case IElement { LocalName: "script" or "style" or "template" or "title" }:
                break;
            case IElement other:
                Wrap(other, "", "");
                break;
            default:
                break;
        }
    }

    private void ReadWords(string words)
    {
        // The parser has made «\n» of «\r\n»; a line separator in somebody's name is a part of the name.
        var lines = words.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                BreakLine();
            }

            _html.Append(Escape(lines[i]));
            _text.Append(lines[i]);
        }
    }

    private void ReadLink(IElement link, string url)
    {
        Wrap(link, $"""<a class="link" href="{Escape(url)}" target="_blank" style="color:#1a63c6">""", "</a>");
        if (link.TextContent.Trim() != url)
        {
            _text.Append(" (").Append(url).Append(')');
        }
    }

    private void Wrap(IElement element, string before, string after)
    {
        _html.Append(before);
        _depth++;
        foreach (var child in element.ChildNodes)
        {
            Read(child);
        }

        _depth--;
        _html.Append(after);
    }

    /// <summary>Inside a tag a line cannot end there, for the tag goes on.</summary>
    private void BreakLine()
    {
        _text.Append('\n');
        if (_depth > 0)
        {
            _html.Append("<br>");
        }
        else
        {
            EndLine();
        }
    }

    private void EndLine()
    {
        _lines.Add(_html.ToString());
        _html.Clear();
    }
}
