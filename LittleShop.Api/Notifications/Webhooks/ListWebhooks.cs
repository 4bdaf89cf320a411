using LittleShop.Api.Data;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LittleShop.Api.Notifications.Webhooks;

internal static class ListWebhooks
{
    public static async Task<Ok<List<WebhookView>>> Handle(ShopDb db, CancellationToken ct) =>
        TypedResults.Ok((await db.KnownWebhooks.AsNoTracking().OrderBy(endpoint => endpoint.CreatedAt).ToListAsync(ct))
            .ConvertAll(endpoint => endpoint.ToView()));
}

internal static class WebhookRows
{
    extension(ShopDb db)
    {
        /// <summary>Those in use, and those that said they are gone until an admin saw it and removed them.</summary>
        public IQueryable<WebhookEndpoint> KnownWebhooks => db.WebhookEndpoints.Where(endpoint =>
            !endpoint.IsCanary && (endpoint.EndedAt == null || endpoint.LastProblem != null));
    }

    extension(WebhookEndpoint endpoint)
    {
        public WebhookView ToView() => new(
            endpoint.Id, endpoint.Url, endpoint.Description,
            endpoint.Kinds is { } kinds ? [.. kinds.Select(Enum.Parse<OrderEventKind>)] : null,
            endpoint.Enabled && endpoint.EndedAt is null, endpoint.CreatedAt, endpoint.LastSentAt,
            endpoint.LastProblem);
    }
}
