using System.Buffers.Text;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Templates;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.WebPush;

/// <summary>A message for a device: JSON for the service worker, and how long and how urgently to hold it.</summary>
/// <param name="Topic">Of one topic's messages a device that was offline gets the newest (RFC 8030 §5.4).</param>
internal sealed record PushMessage(byte[] Payload, TimeSpan Ttl, string Urgency, string? Topic)
{
    private const int LongestPayload = 3000;
    private const int LongestTitle = 100;
    private const int LongestBody = 500;

    // Push payloads are encrypted bytes, never part of a page: no need to spend six bytes on every other letter.
    private static readonly JsonSerializerOptions _json =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string TtlText => ((long)Ttl.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    public static PushMessage Of(OrderNews news)
    {
        var (title, body) = PushTexts.Of(news.Kind);
        var id = news.OrderId.ToString("N");
        return new PushMessage(
            Write(new Content(
                Template.Plain(title, news.Values), Template.Plain(body, news.Values), $"{id}-{news.Kind}",
                $"/orders/{news.OrderId}", news.OrderId, news.Kind.ToString())),
            TtlOf(news.Kind),
            UrgencyOf(news.Kind),
            $"{Base64Url.EncodeToString(news.OrderId.ToByteArray())}-{(int)news.Kind}");
    }

    /// <summary>What an admin sees who asks whether a device works.</summary>
    public static PushMessage Test(string deviceName) => new(
        Write(new Content(
            "🔔 It works", $"{deviceName} will hear of new orders.", "test", "/", null, "Test")),
        TimeSpan.FromMinutes(1), "high", Topic: null);

    private static byte[] Write(Content content)
    {
        content = content with
        {
            Title = Template.Cut(content.Title, LongestTitle),
            Body = Template.Cut(content.Body, LongestBody),
        };
        var written = JsonSerializer.SerializeToUtf8Bytes(content, _json);
        return written.Length <= LongestPayload
            ? written
            : JsonSerializer.SerializeToUtf8Bytes(content with { Body = Template.Cut(content.Body, 100) }, _json);
    }

    /// <summary>News of money and new work is worth hearing for a day; the rest the order's page tells.</summary>
    private static TimeSpan TtlOf(OrderEventKind kind) => kind switch
    {
        OrderEventKind.Received or OrderEventKind.PaymentConfirmed or OrderEventKind.PaymentFailed
            or OrderEventKind.PaymentExpired or OrderEventKind.Cancelled => TimeSpan.FromHours(24),
        _ => TimeSpan.FromHours(12),
    };

    private static string UrgencyOf(OrderEventKind kind) => kind switch
    {
        OrderEventKind.Received or OrderEventKind.PaymentConfirmed or OrderEventKind.PaymentFailed
            or OrderEventKind.PaymentExpired or OrderEventKind.OnHold or OrderEventKind.Cancelled => "high",
        _ => "normal",
    };

    private sealed record Content(string Title, string Body, string Tag, string Url, Guid? OrderId, string Kind);
}
