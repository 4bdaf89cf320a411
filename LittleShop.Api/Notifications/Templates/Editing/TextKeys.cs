using LittleShop.Api.Notifications.Templates.Texts;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Templates.Editing;

/// <summary>Which texts there are.</summary>
internal static class TextKeys
{
    extension(TemplateKey key)
    {
        /// <summary>One that a message is made of: the channel reaches its reader, the language is complete.</summary>
        public bool Exists => Enum.IsDefined(key.Kind) && Enum.IsDefined(key.Reader)
            && key.Reader.Channels.Contains(key.Channel)
            && Languages.All.Any(language => language.Code == key.Language);

        /// <summary>Null where LittleShop's own text holds.</summary>
        public TemplateView View(StoredTemplate? newest)
        {
            if (newest is { Body: { } body })
            {
                return new TemplateView(
                    key, newest.Title ?? "", body, Edited: true, newest.Id, newest.By, newest.At);
            }

            var text = Languages.Find(key.Language)!.Default(key.Kind, key.Channel, key.Reader);
            return new TemplateView(key, text.Title, text.Body, Edited: false, null, null, null);
        }
    }

    public static IEnumerable<TemplateKey> All(Reader reader, string language) =>
        from kind in Enum.GetValues<OrderEventKind>()
        from channel in reader.Channels
        select new TemplateKey(kind, channel, reader, language);

    public static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult NotThere() => Problems.NotFound(
        "There is no such text: a channel that reaches its reader, and one of these languages: "
        + string.Join(", ", Languages.All.Select(language => language.Code)) + ".");
}
