using System.Text.Json;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Api.Notifications.WebPush;
using LittleShop.Contracts;

namespace LittleShop.Tests.Api.Notifications;

public sealed class PushMessageTests
{
    public static TheoryData<OrderEventKind> Kinds => [.. Enum.GetValues<OrderEventKind>()];

    [Theory, MemberData(nameof(Kinds))]
    public void Every_event_fits_and_opens_its_order(OrderEventKind kind)
    {
        var order = Guid.NewGuid();
        foreach (var name in new[] { "Ann", "\"}<script>&", new string('漢', 300), "a" + new string('\u0301', 5000) })
        {
            var message = PushMessage.Of(News(order, kind, name));

            Assert.InRange(message.Payload.Length, 50, 3072);
            using var json = JsonDocument.Parse(message.Payload);
            var payload = json.RootElement;
            Assert.Contains(
                order.ToString("N")[..8].ToUpperInvariant(), payload.GetProperty("title").GetString()!,
                StringComparison.Ordinal);
            Assert.Equal($"/orders/{order}", payload.GetProperty("url").GetString());
            Assert.Equal(order, payload.GetProperty("orderId").GetGuid());
            Assert.Equal(kind.ToString(), payload.GetProperty("kind").GetString());
            Assert.DoesNotContain('{', payload.GetProperty("body").GetString()!);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Its_headers_are_what_push_services_take(OrderEventKind kind)
    {
        var message = PushMessage.Of(News(Guid.NewGuid(), kind, "Ann"));

        Assert.InRange(message.Ttl, TimeSpan.FromHours(1), TimeSpan.FromDays(1));
        Assert.Contains(message.Urgency, new[] { "normal", "high" });
        Assert.Matches("^[A-Za-z0-9_-]{1,32}$", message.Topic);
    }

    [Fact]
    public void Two_events_of_one_order_do_not_replace_each_other()
    {
        var order = Guid.NewGuid();

        var topics = Enum.GetValues<OrderEventKind>().Select(kind => PushMessage.Of(News(order, kind, "Ann")).Topic);

        Assert.Distinct(topics);
    }

    [Fact]
    public void Admins_read_number_total_items_and_the_parcel()
    {
        var order = Guid.NewGuid();
        using var received = JsonDocument.Parse(PushMessage.Of(News(order, OrderEventKind.Received, "Ann")).Payload);
        using var packing = JsonDocument.Parse(PushMessage.Of(News(order, OrderEventKind.Packing, "Ann")).Payload);

        Assert.Equal(
            "£24.50 · 3 items · Ann\nWaiting for payment.", received.RootElement.GetProperty("body").GetString());
        Assert.Equal(
            "3 items · Ann\nTracking: AB123\nCarrier: DPD", packing.RootElement.GetProperty("body").GetString());
    }

    private static OrderNews News(Guid order, OrderEventKind kind, string name) => new(
        order, kind, DateTimeOffset.UnixEpoch, new Money(24.5m, "GBP"), 3, name)
    {
        Carrier = "DPD",
        TrackingNumber = "AB123",
        Note = name,
        Amount = new Money(5, "GBP"),
    };
}
