using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Templates.Editing;

internal static class GetText
{
    public static async Task<Results<Ok<TemplateView>, ProblemHttpResult>> Handle(
        Reader reader, string language, OrderEventKind kind, Channel channel, ShopDb db, CancellationToken ct)
    {
        var key = new TemplateKey(kind, channel, reader, language);
        return key.Exists
            ? TypedResults.Ok(key.View(await db.VersionsOf(key).FirstOrDefaultAsync(ct)))
            : TextKeys.NotThere();
    }
}
