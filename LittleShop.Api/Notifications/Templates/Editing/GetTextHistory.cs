using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Templates.Editing;

/// <summary>A text's last versions, newest first. One without a body went back to LittleShop's own.</summary>
internal static class GetTextHistory
{
    private const int Most = 50;

    public static async Task<Results<Ok<List<TemplateVersion>>, ProblemHttpResult>> Handle(
        Reader reader, string language, OrderEventKind kind, Channel channel, ShopDb db, CancellationToken ct)
    {
        var key = new TemplateKey(kind, channel, reader, language);
        return key.Exists
            ? TypedResults.Ok(await db.VersionsOf(key).Take(Most)
                .Select(text => new TemplateVersion(text.Id, text.Title, text.Body, text.By, text.At))
                .ToListAsync(ct))
            : TextKeys.NotThere();
    }
}
