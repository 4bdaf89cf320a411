using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LittleShop.Api.Notifications.Templates.Editing;

/// <summary>Goes back to LittleShop's own text; what the shop made of it stays in the history.</summary>
internal static class ResetText
{
    public static async Task<Results<Ok<TemplateView>, ProblemHttpResult>> Handle(
        Reader reader, string language, OrderEventKind kind, Channel channel, TextWriting texts, CurrentAdmin admin,
        CancellationToken ct, long? version = null)
    {
        var key = new TemplateKey(kind, channel, reader, language);
        if (!key.Exists)
        {
            return TextKeys.NotThere();
        }

        return await texts.AddAsync(key, null, version, admin, ct) is { } reset
            ? TypedResults.Ok(reset)
            : Problems.Stale();
    }
}
