using LittleShop.Api.Data;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Templates.Editing;

/// <summary>Saves an earlier version anew: what was in between stays in the history.</summary>
internal static class RevertText
{
    public static async Task<Results<Ok<TemplateView>, ValidationProblem, ProblemHttpResult>> Handle(
        RevertTemplate wish, ShopDb db, TextWriting texts, CurrentAdmin admin, CancellationToken ct)
    {
        if (!wish.Key.Exists)
        {
            return TextKeys.NotThere();
        }

        var earlier = await db.VersionsOf(wish.Key).FirstOrDefaultAsync(text => text.Id == wish.To, ct);
        return earlier switch
        {
            null => Problems.NotFound("This text has no such version."),
            { Body: { } body } => await SaveText.Handle(
                new SaveTemplate(wish.Key, earlier.Title ?? "", body, wish.Version), texts, admin, ct),
            _ => await texts.AddAsync(wish.Key, null, wish.Version, admin, ct) is { } reset
                ? TypedResults.Ok(reset)
                : Problems.Stale(),
        };
    }
}
