using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Templates.Texts;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Templates;

/// <summary>
/// What a mail says, before it is laid out. Html: a fragment of paragraphs. Button: where it leads on; a link into the
/// admin is a path (/orders/…), for only whoever sends knows the admin's address.
/// </summary>
internal sealed record MailText(string Subject, string Html, (string Text, string Url)? Button)
{
    public static MailText Of(OrderNews news, TemplateText filled, Reader reader, Language language) => new(
        filled.Title, Paragraph(filled.Body),
        reader is Reader.Admin
            ? (language.Phrases.ShowOrder, $"/orders/{news.OrderId}")
            : NewsValues.LinkOf(news) is { } link ? (language.Phrases.TrackParcel, link) : null);

    public static MailText Of(NoticeNews notice, string html, Language language) => new(
        notice.Title, Paragraph(html), notice.Url is { } url ? (language.Phrases.Open, url) : null);

    private static string Paragraph(string html) => $"<p>{html.Replace("\n", "<br>\n", StringComparison.Ordinal)}</p>";
}
