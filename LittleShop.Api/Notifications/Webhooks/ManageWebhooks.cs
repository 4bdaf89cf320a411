using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Webhooks;

/// <summary>A new secret, shown this once. The old one signs beside it for a day.</summary>
internal static class RotateWebhookSecret
{
    public static async Task<Results<Ok<WebhookSecret>, NotFound>> Handle(
        Guid id, ShopDb db, WebhookSecrets secrets, CancellationToken ct)
    {
        if (await db.KnownWebhooks.SingleOrDefaultAsync(found => found.Id == id, ct) is not { } endpoint)
        {
            return TypedResults.NotFound();
        }

        var secret = WebhookSecrets.New();
        endpoint.ProtectedSecret = secrets.Rotate(endpoint.ProtectedSecret, secret);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new WebhookSecret(id, secret));
    }
}

/// <summary>Sends a signed «webhook.test» now, and says how that went.</summary>
internal static class TestWebhook
{
    public static async Task<Results<Ok<TestPushResult>, NotFound>> Handle(
        Guid id, ShopDb db, WebhookSender sender, TimeProvider clock, CancellationToken ct)
    {
        if (await db.KnownWebhooks.SingleOrDefaultAsync(found => found.Id == id, ct) is not { } endpoint)
        {
            return TypedResults.NotFound();
        }

        var answer = await sender.SendAsync(
            endpoint.Url, endpoint.ProtectedSecret, $"msg_test_{Guid.NewGuid():N}",
            WebhookBody.Test(clock.GetUtcNow()), ct);
        return TypedResults.Ok(new TestPushResult(answer.Result is DeliveryResult.Sent, answer.Text + Advice(answer)));
    }

    private static string Advice(WebhookAnswer answer) => answer.Result switch
    {
        DeliveryResult.Sent => " Look there for «webhook.test».",
        DeliveryResult.Unreachable => " A real event that is answered like this ends the endpoint.",
        DeliveryResult.Retry => " A real event would be tried again for a day.",
        _ => "",
    };
}

/// <summary>Tells it nothing more; what still waits for it is left out when its turn comes.</summary>
internal static class RemoveWebhook
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, ShopDb db, Wakeup wakeup, TimeProvider clock, CancellationToken ct)
    {
        // In one statement: an attempt that ends meanwhile writes its problem before it, or sees that the endpoint ended.
        var now = clock.GetUtcNow();
        var removed = await db.KnownWebhooks.Where(found => found.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(found => found.EndedAt, found => found.EndedAt ?? now)
                .SetProperty(found => found.LastProblem, (string?)null),
            ct);
        if (removed == 0)
        {
            return TypedResults.NotFound();
        }

        wakeup.Signal();
        return TypedResults.NoContent();
    }
}
