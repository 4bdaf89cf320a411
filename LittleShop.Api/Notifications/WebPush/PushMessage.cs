using System.Buffers.Text;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.Templates;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.WebPush;

/// <summary>A message for a device: JSON for the service worker, and how long and how urgently to hold it.</summary>
/// <param name="Topic">Of one topic's messages a device that was offline gets the newest (RFC 8030 §5.4).</param>
internal sealed record PushMessage(byte[] Payload, TimeSpan Ttl, string Urgency, string? Topic)
{
    public const int LongestPayload = MessageLimits.PushPayload;
    private const int LongestBody = 2500;

    // For what no linter saw, a digest for example: the body gives way until it fits.
    private static readonly int[] _shorter = [1000, 500, 100];

    public string TtlText => ((long)Ttl.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    /// <param name="text">Filled, in the admin's language.</param>
    public static PushMessage Of(OrderNews news, TemplateText text, bool sound = true)
    {
        return new PushMessage(
            Write(new Content(
                text.Title, text.Body, TagOf(news.OrderId, news.Kind),
                $"/orders/{news.OrderId}", news.OrderId, news.Kind.ToString())
            {
                Silent = !sound,
                RequireInteraction = Insists(news.Kind),
            }),
            TtlOf(news.Kind),
            UrgencyOf(news.Kind),
            TopicOf(news.OrderId, news.Kind));
    }

    /// <summary>Notifications with one tag take each other's place on a device.</summary>
    public static string TagOf(Guid orderId, OrderEventKind kind) => $"{orderId:N}-{kind}";

    public static string TagOf(long noticeId) => $"notice-{noticeId}";

    public static string TopicOf(Guid orderId, OrderEventKind kind) =>
        $"{Base64Url.EncodeToString(orderId.ToByteArray())}-{(int)kind}";

    /// <summary>
    /// Closes a notification. With the topic of the push that showed it, it also takes the place of one that the device
    /// has not fetched yet.
    /// </summary>
    public static PushMessage Closing(string tag, string topic) => new(
        PushJson.Utf8(new { close = new[] { tag } }), TimeSpan.FromHours(1), "normal", topic);

    public static PushMessage Of(NoticeNews notice, bool sound = true) => new(
        Write(new Content(
            notice.Title, notice.Body, TagOf(notice.Id), notice.Url ?? "/", null, notice.Kind.ToString())
        {
            Silent = !sound,
        }),
        TimeSpan.FromHours(24), notice.Kind is NoticeKind.Digest ? "low" : "high", TagOf(notice.Id));

    /// <summary>What an admin sees who asks whether a device works.</summary>
    public static PushMessage Test(string deviceName) => new(
        Write(new Content(
            "🔔 It works", $"{deviceName} will hear of new orders.", "test", "/", null, "Test")),
        TimeSpan.FromMinutes(1), "high", Topic: null);

    /// <summary>For a push service that takes less than usual: the title tells the news, the order's page the rest.</summary>
    public PushMessage Shrunk()
    {
        var content = JsonNode.Parse(Payload)!.AsObject();
        content["body"] = "";
        content.Remove("actions");
        return this with { Payload = PushJson.Utf8(content) };
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

    /// <summary>Somebody must act: it rings anew and stays until they did.</summary>
    private static bool Insists(OrderEventKind kind) => kind is OrderEventKind.AcceptanceReminder
        or OrderEventKind.EscalatedToChat or OrderEventKind.EscalatedToEmail or OrderEventKind.EscalatedToNext;

    private sealed record Content(string Title, string Body, string Tag, string Url, Guid? OrderId, string Kind)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool Silent { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool Renotify => RequireInteraction;

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool RequireInteraction { get; init; }
    }
}
