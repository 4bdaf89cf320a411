using System.Text;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Templates;

/// <summary>Says what is wrong with a text. Where nothing is, it fits whatever happens.</summary>
internal static class TemplateLinter
{
    public const string Title = "title";
    public const string Body = "body";

    /// <param name="withPicture">The text stands below a picture, where Telegram takes less.</param>
    public static IReadOnlyList<TemplateProblem> Check(
        TemplateKey key, string title, string body, bool withPicture = false)
    {
        TemplateProblem[] problems =
        [
            .. key.Channel.HasTitle ? TitleProblems(key, title).Select(what => new TemplateProblem(Title, what)) : [],
            .. BodyProblems(key, body).Select(what => new TemplateProblem(Body, what)),
        ];
        return problems is [] ? [.. WorstCase.Problems(key, new TemplateText(title, body), withPicture)] : problems;
    }

    /// <summary>Buttons whose data Telegram would refuse.</summary>
    public static IEnumerable<TemplateProblem> CheckButtons(IEnumerable<MessageButton> buttons) =>
        from button in buttons
        let bytes = Encoding.UTF8.GetByteCount(button.Data ?? "")
        where bytes > MessageLimits.CallbackData
        select new TemplateProblem(Body,
            $"The button «{button.Text}» carries {bytes} bytes; Telegram takes {MessageLimits.CallbackData}.");

    private static IEnumerable<string> TitleProblems(TemplateKey key, string title)
    {
        if (string.IsNullOrWhiteSpace(title))
        {
            yield return "Write a title.";
        }

        if (title.Contains('\n', StringComparison.Ordinal))
        {
            yield return "A title is one line.";
        }

        foreach (var problem in TextVariables.Problems(title, key.Reader))
        {
            yield return problem;
        }

        foreach (var variable in TextVariables.NamedIn(title).Where(variable => variable.MayBeMissing))
        {
            yield return $"{{{variable.Name}}} is not always there, and without it the title would be left out.";
        }

        if (Markup.Mistaken(title) is { } mistaken)
        {
            yield return mistaken;
        }
    }

    private static IEnumerable<string> BodyProblems(TemplateKey key, string body)
    {
        if (string.IsNullOrWhiteSpace(body))
        {
            yield return "Write a text.";
        }

        foreach (var problem in TextVariables.Problems(body, key.Reader))
        {
            yield return problem;
        }

        if (key.Channel.HasMarkup)
        {
            foreach (var problem in Markup.Problems(body))
            {
                yield return problem;
            }
        }
        else if (Markup.Mistaken(body) is { } mistaken)
        {
            yield return mistaken;
        }
    }
}
