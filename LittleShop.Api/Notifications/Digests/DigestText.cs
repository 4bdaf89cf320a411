using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Templates;

namespace LittleShop.Api.Notifications.Digests;

/// <summary>A digest's words: a line for each event, as its line in the inbox would have been headed.</summary>
internal static class DigestText
{
    private const int Lines = 50;

    public static async Task<TemplateText> OfAsync(
        IReadOnlyList<OrderNews> events, string language, MessageWriter writer)
    {
        var lines = new List<string>();
        foreach (var news in events.Take(Lines))
        {
            var told = await writer.InboxAsync(news, language);
            lines.Add($"{told.Title} · {news.Total} · {news.CustomerName}");
        }

        var (title, more) = Words(events.Count, events.Count - Lines, language);
        return new TemplateText(title, string.Join('\n', events.Count > Lines ? [.. lines, more] : lines));
    }

    private static (string Title, string More) Words(int count, int more, string language) => language switch
    {
        "de" => ($"📰 Ihr Tagesüberblick: {(count == 1 ? "1 Ereignis" : $"{count} Ereignisse")}",
            $"… und {more} weitere"),
        _ => ($"📰 Your digest: {(count == 1 ? "1 event" : $"{count} events")}", $"… and {more} more"),
    };
}
