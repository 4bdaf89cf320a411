using LittleShop.Api.Catalog;
using LittleShop.Api.Data;
using LittleShop.Api.Security;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LittleShop.Api.Notifications.Webhooks;

/// <summary>Adds an endpoint and answers its secret, which nobody can ask for again.</summary>
internal static class AddWebhook
{
    /// <summary>Each costs every event a delivery.</summary>
    public const int MostEndpoints = 20;

    private const long OneAddAtATime = 7_240_033;

    public static async Task<Results<Ok<WebhookSecret>, ProblemHttpResult>> Handle(
        SaveWebhook wish, ShopDb db, WebhookSecrets secrets, IOptions<OutboundOptions> outbound, TimeProvider clock,
        CancellationToken ct)
    {
        if (WebhookRules.WhyNot(wish, outbound.Value) is { } refusal)
        {
            return refusal;
        }

        var secret = WebhookSecrets.New();
        var now = clock.GetUtcNow();
        var endpoint = new WebhookEndpoint
        {
            Url = wish.Url.Trim(),
            Description = WebhookRules.Description(wish),
            ProtectedSecret = secrets.Protect(secret),
            Kinds = WebhookRules.Kinds(wish),
            Enabled = wish.Enabled,
            CreatedAt = now,
            ChangedAt = now,
        };
        var added = await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);

            // One at a time, so that the limit holds when ten are added at once.
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({OneAddAtATime})", ct);
            if (await db.KnownWebhooks.CountAsync(ct) >= MostEndpoints)
            {
                return false;
            }

            db.WebhookEndpoints.Add(endpoint);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return true;
        });
        return added
            ? TypedResults.Ok(new WebhookSecret(endpoint.Id, secret))
            : Problems.Conflict(
                "too-many-webhooks", $"There are {MostEndpoints} endpoints already. Remove one that nobody uses.");
    }
}

/// <summary>Changes what an endpoint hears, and where. One that said it is gone begins anew once switched on.</summary>
internal static class ChangeWebhook
{
    public static async Task<Results<Ok<WebhookView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, SaveWebhook wish, ShopDb db, IOptions<OutboundOptions> outbound, Wakeup wakeup, TimeProvider clock,
        CancellationToken ct)
    {
        if (WebhookRules.WhyNot(wish, outbound.Value) is { } refusal)
        {
            return refusal;
        }

        if (await db.KnownWebhooks.SingleOrDefaultAsync(found => found.Id == id, ct) is not { } endpoint)
        {
            return TypedResults.NotFound();
        }

        (endpoint.Url, endpoint.Description) = (wish.Url.Trim(), WebhookRules.Description(wish));
        (endpoint.Kinds, endpoint.Enabled) = (WebhookRules.Kinds(wish), wish.Enabled);
        endpoint.ChangedAt = clock.GetUtcNow();
        if (wish.Enabled && endpoint.EndedAt is not null)
        {
            (endpoint.EndedAt, endpoint.LastProblem) = (null, null);
        }

        await db.SaveChangesAsync(ct);
        wakeup.Signal();
        return TypedResults.Ok(endpoint.ToView());
    }
}

internal static class WebhookRules
{
    public static ProblemHttpResult? WhyNot(SaveWebhook wish, OutboundOptions outbound) =>
        !PublicUrl.TryParse(wish.Url, outbound, out var url, out var problem) ? Problems.Invalid("url", problem)
        : url.Scheme != Uri.UriSchemeHttps && !outbound.Allows(url.IdnHost, url.Port)
            ? Problems.Invalid("url", "An endpoint's address begins with https://: customers' names go there.")
        : wish.Kinds is [] ? Problems.Invalid("kinds", "Choose at least one event, or every event.")
        : wish.Kinds?.Any(kind => !Enum.IsDefined(kind)) is true ? Problems.Invalid("kinds", "There is no such event.")
        : null;

    public static string[]? Kinds(SaveWebhook wish) =>
        wish.Kinds?.Distinct().Order().Select(kind => kind.ToString()).ToArray();

    public static string? Description(SaveWebhook wish) => CleanText.LineOrNull(wish.Description);
}
