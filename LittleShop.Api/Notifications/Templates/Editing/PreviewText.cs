using LittleShop.Api.Data;
using LittleShop.Api.Shop;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.Templates.Editing;

/// <summary>Shows a text that is being written on a real order, with what the linter says of it.</summary>
internal static class PreviewText
{
    public static async Task<Results<Ok<TemplatePreview>, ProblemHttpResult>> Handle(
        PreviewTemplate wish, ShopDb db, ChannelPreviews previews, IOptions<ShopOptions> shop, TimeProvider clock,
        CancellationToken ct)
    {
        if (!wish.Key.Exists)
        {
            return TextKeys.NotThere();
        }

        var news = await PreviewOrder.FindAsync(
            db, wish.OrderId, wish.Key.Kind, shop.Value.Currency, clock.GetUtcNow(), ct);
        var text = TextWriting.Clean(wish.Key, wish.Title, wish.Body);
        return TypedResults.Ok(await previews.ShowAsync(wish.Key, text, news));
    }
}
