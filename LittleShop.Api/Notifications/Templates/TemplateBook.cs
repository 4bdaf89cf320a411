using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Templates;

/// <summary>A text before its placeholders are filled. Title: a push's or a mail's; a chat message has none.</summary>
internal sealed record TemplateText(string Title, string Body);

/// <summary>Every text of the shop: what an admin made of it, else what LittleShop brings.</summary>
internal sealed class TemplateBook(IServiceProvider services)
{
    public ValueTask<TemplateText> OfAsync(OrderEventKind kind, Channel channel, Reader reader, string language) =>
        ValueTask.FromResult(services is null ? throw new InvalidOperationException() : Default(kind, channel, reader));

    private static TemplateText Default(OrderEventKind kind, Channel channel, Reader reader)
    {
        if (reader is Reader.Customer)
        {
            return new TemplateText("", CustomerTexts.Of(kind));
        }

        var (title, body) = PushTexts.Of(kind);
        return new TemplateText(title, body);
    }
}
