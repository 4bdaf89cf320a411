using Microsoft.AspNetCore.Http;

namespace LittleShop.Tests.Fixtures.PushService;

/// <summary>A message as a push service holds it: it cannot read the body, only how to keep it.</summary>
internal sealed record StoredPush(string Version, byte[] Body, string Encoding, string? Topic, DateTimeOffset Expires)
{
    public static StoredPush Of(IHeaderDictionary headers, byte[] body, DateTimeOffset now) => new(
        Guid.NewGuid().ToString("N"),
        body,
        headers.ContentEncoding.ToString(),
        headers.TryGetValue("Topic", out var topic) ? topic.ToString() : null,
        now.AddSeconds(int.Parse(headers["TTL"].ToString(), System.Globalization.CultureInfo.InvariantCulture)));
}
