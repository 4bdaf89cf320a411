using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Templates;

namespace LittleShop.Api.Notifications.Inbox;

/// <summary>What an inbox line says, in its admin's language.</summary>
internal sealed class InboxTexts(MessageWriter writer)
{
    public async Task<(string Title, string Body)> OfAsync(ClaimedDelivery line)
    {
        if (line.News is not { } news)
        {
            return (line.Notice!.Title, line.Notice.Body);
        }

        var text = await writer.InboxAsync(news, line.Language);
        return (text.Title, text.Body);
    }
}
