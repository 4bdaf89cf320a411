namespace LittleShop.Api.Notifications.Email;

/// <summary>A button below a letter's words; only an http or https address makes one.</summary>
internal sealed record LetterButton(string Text, string Url);

/// <summary>Both parts of a letter.</summary>
internal sealed record LetterBody(string Html, string Text);

/// <summary>
/// Makes a letter from a message: the first line is its headline. Tables and inline styles, because mail programs know
/// little else; the style sheet only adds the dark colours, for those that know it.
/// </summary>
internal static class LetterLayout
{
    private const string Font =
        "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,'Noto Color Emoji',sans-serif";

    private const string Dark = """
        :root { color-scheme: light dark; supported-color-schemes: light dark; }
        @media (prefers-color-scheme: dark) {
          .page { background: #0b1118 !important; }
          .card { background: #141d28 !important; border-color: #233142 !important; }
          .words { color: #eef3f8 !important; }
          .quiet { color: #93a3b5 !important; }
          .link { color: #8cc1ff !important; }
          .code { background: #1b2633 !important; }
          .button { background: #62aaff !important; color: #06121f !important; }
        }
        .code { background: #f3f6fa; border-radius: 5px; padding: 1px 5px; }
        """;

    /// <param name="fragment">The message; see <see cref="LetterFragment"/>.</param>
    /// <param name="shopName">Stands above it.</param>
    /// <param name="button">Below it, where there is something to do.</param>
    /// <param name="footer">A line in small print, such as why this came.</param>
    /// <param name="language">A BCP 47 code.</param>
    public static LetterBody Of(
        string fragment, string shopName, LetterButton? button = null, string footer = "", string language = "en")
    {
        var message = LetterFragment.Of(fragment);
        button = button is { Url: var url } && url.StartsWith("http", StringComparison.OrdinalIgnoreCase)
            && LetterFragment.IsLink(url) ? button : null;
        return new LetterBody(Html(message, shopName, button, footer, language), Text(message, shopName, button, footer));
    }

    private static string Text(LetterFragment message, string shopName, LetterButton? button, string footer)
    {
        string[] parts =
        [
            message.Text,
            .. button is null ? [] : new[] { $"{button.Text}: {button.Url}" },
            .. footer is "" ? [] : new[] { footer },
            shopName,
        ];
        return string.Join("\n\n", parts) + "\n";
    }

    private static string Html(
        LetterFragment message, string shopName, LetterButton? button, string footer, string language) => $"""
        <!doctype html>
        <html lang="{language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <title>{LetterFragment.Escape(message.Text.Split('\n')[0])}</title>
        <style>
        {Dark}
        </style>
        </head>
        <body class="page" style="margin:0;padding:0;background:#eef2f6">
        <table class="page" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"
          style="background:#eef2f6"><tr><td align="center" style="padding:28px 14px">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"
          style="max-width:560px;text-align:start">
        <tr><td class="words" dir="auto" style="padding:0 6px 14px;{Font};font-size:17px;font-weight:700;color:#10171f">
        {LetterFragment.Escape(shopName)}</td></tr>
        <tr><td class="card" style="padding:26px;background:#ffffff;border:1px solid #e1e7ee;border-radius:16px">
        {Headline(message)}{Words(message)}{Button(button)}
        </td></tr>
        {Footer(footer)}
        </table>
        </td></tr></table>
        </body>
        </html>
        """;

    private static string Headline(LetterFragment message) => $"""
        <h1 class="words" dir="auto"
          style="margin:0;{Font};font-size:21px;line-height:1.3;font-weight:600;color:#10171f">
        {message.HtmlLines[0]}</h1>
        """;

    private static string Words(LetterFragment message) => string.Concat(message.HtmlLines.Skip(1).Select(line => $"""

        <p class="words" dir="auto" style="margin:10px 0 0;{Font};font-size:16px;line-height:1.5;color:#10171f">
        {line}</p>
        """));

    private static string Button(LetterButton? button) => button is null ? "" : $"""

        <p style="margin:22px 0 0"><a class="button" dir="auto" href="{LetterFragment.Escape(button.Url)}"
          target="_blank" style="display:inline-block;padding:12px 22px;border-radius:12px;background:#1a63c6;color:#ffffff;{Font};
          font-size:16px;font-weight:600;text-decoration:none">{LetterFragment.Escape(button.Text)}</a></p>
        """;

    private static string Footer(string footer) => footer is "" ? "" : $"""
        <tr><td class="quiet" dir="auto" style="padding:16px 6px 0;{Font};font-size:13px;line-height:1.5;color:#5b6876">
        {LetterFragment.Escape(footer)}</td></tr>
        """;
}
