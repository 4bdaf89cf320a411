using LittleShop.Api.Notifications.Email;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Templates.Texts;
using LittleShop.Api.Notifications.WebPush;
using LittleShop.Api.Orders;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Templates.Editing;

/// <summary>Shows an event as each channel of its reader would: the edited text, and the others as they are.</summary>
internal sealed class ChannelPreviews(TemplateBook book, MessageWriter writer)
{
    public async Task<TemplatePreview> ShowAsync(TemplateKey edited, TemplateText text, OrderNews news)
    {
        var language = book.LanguageOf(edited.Language);
        var problems = TemplateLinter.Check(edited, text.Title, text.Body);
        var shown = new List<ChannelPreview>();
        foreach (var channel in edited.Reader.Channels)
        {
            var own = channel == edited.Channel ? text
                : await book.OfAsync(edited.Kind, channel, edited.Reader, language);
            var broken = channel == edited.Channel && Markup.Problems(text.Body).Any();
            shown.Add(Show(channel, own, news, edited.Reader, language, broken));
        }

        return new TemplatePreview(shown, problems, OrderNumber.Of(news.OrderId));
    }

    /// <param name="broken">Its markup is not balanced yet: it is shown as it is written.</param>
    private ChannelPreview Show(
        Channel channel, TemplateText text, OrderNews news, Reader reader, Language language, bool broken)
    {
        var filled = writer.Fill(text, channel, news, reader, language);
        var plain = channel.HasMarkup && !broken ? Markup.Plain(filled.Body) : filled.Body;
        return channel switch
        {
            Channel.Telegram => new ChannelPreview(
                channel, "", plain, broken ? null : filled.Body,
                [
                    .. ChatButtons.Of(news.Kind, news.OrderId, reader, language).SelectMany(row => row)
                        .Select(button => button.Text),
                ],
                plain.Length, MessageLimits.ChatText),
            Channel.Email => new ChannelPreview(
                channel, filled.Title, plain, broken ? null : LetterFragment.Of(filled.Body).Html,
                MailText.Of(news, filled, reader, language).Button is { } button ? [button.Text] : [],
                filled.Title.Length, MessageLimits.Subject),
            Channel.WebPush => new ChannelPreview(
                channel, filled.Title, filled.Body, null, [], PushMessage.Of(news, filled).Payload.Length,
                MessageLimits.PushPayload),
            _ => new ChannelPreview(
                channel, filled.Title, filled.Body, null, [], filled.Title.Length + filled.Body.Length,
                MessageLimits.InboxLine),
        };
    }
}
