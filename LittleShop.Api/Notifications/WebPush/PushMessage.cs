using System.Buffers.Text;
using System.Globalization;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Templates;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.WebPush;

/// <summary>A message for a device: JSON for the service worker, and how long and how urgently to hold it.</summary>
/// <param name="Topic">Of one topic's messages a device that was offline gets the newest (RFC 8030 §5.4).</param>
internal sealed record PushMessage(byte[] Payload, TimeSpan Ttl, string Urgency, string? Topic)
{
    private const int LongestPayload = MessageLimits.PushPayload;
    private const int LongestBody = 2500;

    // For what no linter saw, a digest for example: the body gives way until it fits.
    private static readonly int[] _shorter = [1000, 500, 100];

    public string TtlText => ((long)Ttl.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    /// <param name="text">Filled, in the admin's language.</param>
    public static PushMessage Of(OrderNews news, TemplateText text)
    {
        var id = news.OrderId.ToString("N");
        return new PushMessage(
            Write(new Content(
                text.Title, text.Body, $"{id}-{news.Kind}",
                $"/orders/{news.OrderId}", news.OrderId, news.Kind.ToString())),
            TtlOf(news.Kind),
            UrgencyOf(news.Kind),
            $"{Base64Url.EncodeToString(news.OrderId.ToByteArray())}-{(int)news.Kind}");
    }

    public static PushMessage Of(NoticeNews notice) => new(
        Write(new Content(
            notice.Title, notice.Body, $"notice-{notice.Id}", notice.Url ?? "/", null, notice.Kind.ToString())),
        TimeSpan.FromHours(24), notice.Kind is NoticeKind.Digest ? "low" : "high", $"notice-{notice.Id}");

    /// <summary>What an admin sees who asks whether a device works.</summary>
    public static PushMessage Test(string deviceName) => new(
        Write(new Content(
            "🔔 It works", $"{deviceName} will hear of new orders.", "test", "/", null, "Test")),
        TimeSpan.FromMinutes(1), "high", Topic: null);

    /// <summary>For a push service that takes less than usual: the title tells the news, the order's page the rest.</summary>
    public PushMessage Shrunk()
    {
        var content = JsonSerializer.Deserialize<Content>(Payload, _json)!;
        return this with { Payload = JsonSerializer.SerializeToUtf8Bytes(content with { Body = "" }, _json) };
    }

    private static byte[] Write(Content content)
    {
        content = content with
        {
            Title = Template.Cut(content.Title, MessageLimits.PushTitle),
            Body = Template.Cut(content.Body, LongestBody),
        };
        var written = PushJson.Utf8(content);
        foreach (var longest in _shorter)
        {
            if (written.Length > LongestPayload)
            {
                written = PushJson.Utf8(content with { Body = Template.Cut(content.Body, longest) });
            }
        }

        return written;
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
