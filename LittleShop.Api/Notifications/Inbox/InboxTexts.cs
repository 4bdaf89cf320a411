using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Templates;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Inbox;

/// <summary>What an inbox line says, in its admin's language.</summary>
internal sealed class InboxTexts(TemplateBook book)
{
    public async Task<(string Title, string Body)> OfAsync(ClaimedDelivery line)
    {
        if (line.News is not { } news)
        {
            return (line.Notice!.Title, line.Notice.Body);
        }

        var text = await book.OfAsync(news.Kind, Channel.Inbox, Reader.Admin, line.Language);
        return (Template.Plain(text.Title, news.Values), Template.Plain(text.Body, news.Values));
    }
}
