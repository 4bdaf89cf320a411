using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Templates.Texts;
using LittleShop.Api.Notifications.WebPush;
using LittleShop.Api.Shop;
using LittleShop.Contracts;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.Templates;

/// <summary>Makes a claimed delivery into what its channel sends, in its recipient's language.</summary>
internal sealed class MessageWriter(TemplateBook book, IOptions<ShopOptions> shop)
{
    /// <summary>Plain lines of a notice; with its markup they stay below what a chat message takes.</summary>
    private const int LongestNotice = 3500;

    public async Task<PushMessage> PushAsync(ClaimedDelivery claimed)
    {
        var language = book.LanguageOf(claimed.Language);
        if (claimed.News is { } news)
        {
            return PushMessage.Of(news, await FillAsync(claimed, news, Channel.WebPush, language), claimed.Sound);
        }

        var notice = claimed.Notice!;
        return PushMessage.Of(notice with
        {
            Title = Titled(claimed, notice, language),
            Body = HasMarkup(notice) ? Markup.Plain(notice.Body) : notice.Body,
        }, claimed.Sound);
    }

    public async Task<ChatMessage> ChatAsync(ClaimedDelivery claimed)
    {
        var language = book.LanguageOf(claimed.Language);
        if (claimed.News is { } news)
        {
            return new ChatMessage(
                (await FillAsync(claimed, news, Channel.Telegram, language)).Body,
                ChatButtons.Of(news.Kind, news.OrderId, claimed.Reader, language));
        }

        var notice = claimed.Notice!;
        var html = HasMarkup(notice) ? notice.Body : $"<b>{Template.Escape(notice.Title)}</b>\n{Html(notice)}";
        return new ChatMessage(
            claimed.IsResend ? $"{language.Phrases.SentAgain}\n{html}" : html,
            notice.Kind is NoticeKind.Broadcast ? ChatButtons.Unsubscribe(claimed.Recipient, language) : []);
    }

    public async Task<MailText> MailAsync(ClaimedDelivery claimed)
    {
        var language = book.LanguageOf(claimed.Language);
        if (claimed.News is { } news)
        {
            return MailText.Of(
                news, await FillAsync(claimed, news, Channel.Email, language), claimed.Reader, language);
        }

        var notice = claimed.Notice!;
        return MailText.Of(
            notice with { Title = Titled(claimed, notice, language) }, Html(notice), claimed.Reader, language);
    }

    /// <summary>A line of an admin's inbox: title and plain body.</summary>
    public async Task<TemplateText> InboxAsync(OrderNews news, string languageCode)
    {
        var language = book.LanguageOf(languageCode);
        return Fill(await book.OfAsync(news.Kind, Channel.Inbox, Reader.Admin, language), Channel.Inbox, news,
            Reader.Admin, language);
    }

    public TemplateText Fill(TemplateText text, Channel channel, OrderNews news, Reader reader, Language language) =>
        text.Fill(channel, NewsValues.Of(news, reader, language, shop.Value.Name));

    private async Task<TemplateText> FillAsync(
        ClaimedDelivery claimed, OrderNews news, Channel channel, Language language)
    {
        var text = await book.OfAsync(news.Kind, channel, claimed.Reader, language);
        var filled = Fill(text, channel, news, claimed.Reader, language);
        return claimed.IsResend ? filled.Marked(language.Phrases.SentAgain, channel) : filled;
    }

    private static string Titled(ClaimedDelivery claimed, NoticeNews notice, Language language) =>
        claimed.IsResend ? $"{language.Phrases.SentAgain} · {notice.Title}" : notice.Title;

    private static bool HasMarkup(NoticeNews notice) => notice.Kind is NoticeKind.Broadcast or NoticeKind.Test;

    private static string Html(NoticeNews notice) => HasMarkup(notice)
        ? notice.Body
        : Template.Escape(Template.Cut(notice.Body, LongestNotice));
}
