using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Templates.Texts;

/// <summary>
/// What is told of one kind of event to one reader in one language, in Telegram's HTML; every channel's own text is
/// made of it.
/// </summary>
internal sealed record EventText(string Icon, string Headline, string Body)
{
    /// <summary>What a mail says instead where the body speaks of the bot's buttons or commands.</summary>
    public string? Mail { get; init; }

    private string Title => $"{Icon} {Headline}";

    public TemplateText For(Channel channel) => channel switch
    {
        Channel.Telegram => new TemplateText("", $"{Icon} <b>{Headline}</b>\n{Body}"),
        Channel.WebPush or Channel.Inbox => new TemplateText(Title, Markup.Plain(Body)),
        Channel.Email => new TemplateText(
            Headline.Contains("{number}", StringComparison.Ordinal) ? Title : $"{Title} · #{{number}}", Mail ?? Body),
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "This channel has no texts."),
    };
}
