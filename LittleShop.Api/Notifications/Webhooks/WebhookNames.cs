namespace LittleShop.Api.Notifications.Webhooks;

/// <summary>
/// What an endpoint is called outside its own settings. Its whole address is for those who manage it: many receivers
/// tell by a part of it who may post.
/// </summary>
internal static class WebhookNames
{
    /// <summary>Over a row <c>endpoint</c>: its description, else its host.</summary>
    public const string Sql =
        "coalesce(nullif(endpoint.description, ''), substring(endpoint.url from '://([^/?#]+)'), 'a webhook')";

    public static string Of(string url, string? description) => description is { Length: > 0 } ? description
        : Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.Authority : "a webhook";
}
