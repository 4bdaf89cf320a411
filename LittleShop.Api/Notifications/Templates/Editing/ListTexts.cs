using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Templates.Editing;

/// <summary>All texts for a reader in a language, as they hold now.</summary>
internal static class ListTexts
{
    public static async Task<Results<Ok<List<TemplateView>>, ProblemHttpResult>> Handle(
        ShopDb db, CancellationToken ct, Reader reader = Reader.Customer, string language = "en")
    {
        var keys = TextKeys.All(reader, language).Where(key => key.Exists).ToList();
        if (keys is [])
        {
            return TextKeys.NotThere();
        }

        var stored = (await db.NewestTemplates.Where(text => text.Reader == reader && text.Language == language)
                .ToListAsync(ct))
            .ToDictionary(text => (text.Kind, text.Channel));
        return TypedResults.Ok(
            keys.Select(key => key.View(stored.GetValueOrDefault((key.Kind, key.Channel)))).ToList());
    }
}
