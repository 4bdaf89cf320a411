using LittleShop.Api.Data;
using LittleShop.Api.Security;
using LittleShop.Api.Shop;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.Templates.Editing;

/// <summary>Sends a text that is being written, on a real order, to the admin who asks and nobody else.</summary>
internal static class TestText
{
    public static async Task<Results<Ok<TestPushResult>, ProblemHttpResult>> Handle(
        PreviewTemplate wish, ShopDb db, TestSending sending, MessageWriter writer, TemplateBook book,
        CurrentAdmin admin, IOptions<ShopOptions> shop, TimeProvider clock, CancellationToken ct)
    {
        if (!wish.Key.Exists)
        {
            return TextKeys.NotThere();
        }

        var text = TextWriting.Clean(wish.Key, wish.Title, wish.Body);
        if (TemplateLinter.Check(wish.Key, text.Title, text.Body) is [var problem, ..])
        {
            return Problems.Invalid("unfit", problem.Message);
        }

        var news = await PreviewOrder.FindAsync(
            db, wish.OrderId, wish.Key.Kind, shop.Value.Currency, clock.GetUtcNow(), ct);
        var language = book.LanguageOf(wish.Key.Language);
        var filled = writer.Fill(text, wish.Key.Channel, news, wish.Key.Reader, language);
        return TypedResults.Ok(await sending.SendAsync(
            wish.Key, filled, MailText.Of(news, filled, wish.Key.Reader, language), admin, ct));
    }
}
