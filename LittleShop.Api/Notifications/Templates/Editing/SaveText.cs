using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.Api.Notifications.Templates.Editing;

/// <summary>Saves a text that fits and can be filled; any other is refused, with every reason.</summary>
internal static class SaveText
{
    public static async Task<Results<Ok<TemplateView>, ValidationProblem, ProblemHttpResult>> Handle(
        SaveTemplate wish, TextWriting texts, CurrentAdmin admin, CancellationToken ct)
    {
        if (!wish.Key.Exists)
        {
            return TextKeys.NotThere();
        }

        var text = TextWriting.Clean(wish.Key, wish.Title, wish.Body);
        if (TemplateLinter.Check(wish.Key, text.Title, text.Body) is { Count: > 0 } problems)
        {
            return TypedResults.ValidationProblem(
                problems.GroupBy(problem => problem.Field)
                    .ToDictionary(field => field.Key, field => field.Select(problem => problem.Message).ToArray()),
                title: "Not saved");
        }

        return await texts.AddAsync(wish.Key, text, wish.Version, admin, ct) is { } saved
            ? TypedResults.Ok(saved)
            : Problems.Stale();
    }
}
