using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Templates;
using LittleShop.Api.Notifications.Templates.Texts;
using LittleShop.Api.Notifications.WebPush;
using LittleShop.Contracts;

namespace LittleShop.Tests.Fixtures;

/// <summary>News as each channel tells it, in LittleShop's own texts.</summary>
internal static class Told
{
    public const string Shop = "Tea & <Co>";

    public static ChatMessage InChat(OrderNews news, Reader reader = Reader.Customer, string language = "en")
    {
        var words = Languages.Find(language)!;
        return new ChatMessage(
            Filled(news, Channel.Telegram, reader, language).Body,
            ChatButtons.Of(news.Kind, news.OrderId, reader, words));
    }

    public static PushMessage ByPush(OrderNews news, string language = "en") =>
        PushMessage.Of(news, Filled(news, Channel.WebPush, Reader.Admin, language));

    public static MailText ByMail(OrderNews news, Reader reader, string language = "en") => MailText.Of(
        news, Filled(news, Channel.Email, reader, language), reader, Languages.Find(language)!);

    public static TemplateText Filled(OrderNews news, Channel channel, Reader reader, string language) =>
        Filled(Languages.Find(language)!.Default(news.Kind, channel, reader), news, channel, reader, language);

    public static TemplateText Filled(
        TemplateText text, OrderNews news, Channel channel, Reader reader, string language) =>
        text.Fill(channel, NewsValues.Of(news, reader, Languages.Find(language)!, Shop));
}
