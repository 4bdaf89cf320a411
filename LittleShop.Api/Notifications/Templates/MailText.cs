using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Templates.Texts;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Templates;

/// <summary>
/// What a mail says, before it is laid out. Body: lines in Telegram's HTML. Button: where it leads on; a link into the
/// admin is a path (/orders/…), for only whoever sends knows the admin's address. Footer: why this came. Language: a
/// BCP 47 code.
/// </summary>
internal sealed record MailText(
    string Subject, string Body, (string Text, string Url)? Button, string Footer, string Language)
{
    /// <summary>A button's address that leads into the shop's chat.</summary>
    public const string Chat = "chat:";

    public static MailText Of(OrderNews news, TemplateText filled, Reader reader, Language language) => new(
        filled.Title, filled.Body,
        reader is Reader.Admin
            ? (language.Phrases.ShowOrder, $"/orders/{news.OrderId}")
            : ForCustomer(news, language),
        FooterFor(reader, language), language.Code);

    public static MailText Of(NoticeNews notice, string html, Reader reader, Language language) => new(
        notice.Title, html, notice.Url is { } url ? (language.Phrases.Open, url) : null,
        FooterFor(reader, language), language.Code);

    private static (string Text, string Url)? ForCustomer(OrderNews news, Language language) => news.Kind switch
    {
        OrderEventKind.PaymentFailed or OrderEventKind.PaymentExpired => (language.Phrases.TryAgain, Chat),
        _ => NewsValues.LinkOf(news) is { } link ? (language.Phrases.TrackParcel, link) : null,
    };

    private static string FooterFor(Reader reader, Language language) =>
        reader is Reader.Admin ? language.Phrases.WhyToAdmin : language.Phrases.WhyToCustomer;
}
