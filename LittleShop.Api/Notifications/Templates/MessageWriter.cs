using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.WebPush;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Templates;

/// <summary>Makes a claimed delivery into what its channel sends, in its recipient's language.</summary>
internal sealed class MessageWriter(TemplateBook book)
{
    public async Task<PushMessage> PushAsync(ClaimedDelivery claimed) =>
        claimed.News is { } news
            ? PushMessage.Of(news, await TextAsync(claimed, news, Channel.WebPush))
            : PushMessage.Of(claimed.Notice!);

    public async Task<CustomerMessage> ChatAsync(ClaimedDelivery claimed) =>
        claimed.News is { } news
            ? CustomerMessage.Of(news, (await TextAsync(claimed, news, Channel.Telegram)).Body)
            : new CustomerMessage(claimed.Notice!.Body, []);

    private ValueTask<TemplateText> TextAsync(ClaimedDelivery claimed, OrderNews news, Channel channel) =>
        book.OfAsync(news.Kind, channel, claimed.Reader, claimed.Language);
}
