using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Orders;
using LittleShop.Contracts;

namespace LittleShop.Api.Notifications.Webhooks;

/// <summary>What an endpoint reads: the event as it was then, however late it comes.</summary>
internal static class WebhookBody
{
    private static readonly JsonSerializerOptions _json = ApiJson.Configure(new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // never part of a page
    });

    public static byte[] Of(OrderNews news) => JsonSerializer.SerializeToUtf8Bytes(
        new Content(TypeOf(news.Kind), news.At.ToUniversalTime(), new OrderData(
            news.OrderId, OrderNumber.Of(news.OrderId), news.Status, news.Kind, news.Total, news.ItemCount,
            news.CustomerName, news.Carrier, news.TrackingNumber, news.Amount)),
        _json);

    public static byte[] Test(DateTimeOffset at) => JsonSerializer.SerializeToUtf8Bytes(
        new Content("webhook.test", at.ToUniversalTime(), new { message = "LittleShop can reach you." }), _json);

    /// <summary>«order.payment_confirmed»: dots part the levels, as the specification advises.</summary>
    public static string TypeOf(OrderEventKind kind) =>
        $"order.{JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString())}";

    private sealed record Content(string Type, DateTimeOffset Timestamp, object Data);

    private sealed record OrderData(
        Guid OrderId, string Number, OrderStatus Status, OrderEventKind Kind, Money Total, int ItemCount,
        string Customer, string? Carrier, string? TrackingNumber, Money? Amount);
}
