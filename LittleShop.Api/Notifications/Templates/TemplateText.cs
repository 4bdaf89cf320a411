using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Templates;

/// <summary>A text for one channel, before or after its placeholders are filled. A chat message has no title.</summary>
internal sealed record TemplateText(string Title, string Body)
{
    /// <summary>Titles are plain; Telegram's and a mail's body is markup, in which values are escaped.</summary>
    public TemplateText Fill(Channel channel, IReadOnlyDictionary<string, string?> values) => new(
        Template.Plain(Title, values),
        channel.HasMarkup ? Template.Html(Body, values) : Template.Plain(Body, values));

    /// <summary>Says that it was sent before, in the first line or in the title.</summary>
    public TemplateText Marked(string mark, Channel channel) => channel is Channel.Telegram
        ? this with { Body = $"{mark}\n{Body}" }
        : this with { Title = $"{mark} · {Title}" };
}

internal static class ChannelFacts
{
    extension(Channel channel)
    {
        public bool HasMarkup => channel is Channel.Telegram or Channel.Email;

        public bool HasTitle => channel is not Channel.Telegram;
    }

    extension(Reader reader)
    {
        /// <summary>The channels with texts that can reach this reader.</summary>
        public IReadOnlyList<Channel> Channels => reader is Reader.Admin
            ? [Channel.WebPush, Channel.Inbox, Channel.Telegram, Channel.Email]
            : [Channel.Telegram, Channel.Email];
    }
}
