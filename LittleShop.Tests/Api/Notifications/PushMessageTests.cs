using System.Text.Json;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;

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
            var message = Told.ByPush(News(order, kind, name));

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
        var message = Told.ByPush(News(Guid.NewGuid(), kind, "Ann"));

        Assert.InRange(message.Ttl, TimeSpan.FromHours(1), TimeSpan.FromDays(1));
        Assert.Contains(message.Urgency, new[] { "normal", "high" });
        Assert.Matches("^[A-Za-z0-9_-]{1,32}$", message.Topic);
    }

    [Fact]
    public void Two_events_of_one_order_do_not_replace_each_other()
    {
        var order = Guid.NewGuid();

        var topics = Enum.GetValues<OrderEventKind>().Select(kind => Told.ByPush(News(order, kind, "Ann")).Topic);

        Assert.Distinct(topics);
    }

    [Fact]
    public void An_emoji_costs_the_bytes_it_has()
    {
        var plain = Told.ByPush(News(Guid.NewGuid(), OrderEventKind.Received, "Ann"));
        var emoji = Told.ByPush(News(Guid.NewGuid(), OrderEventKind.Received, "Ann🌿\\u0041\u200f"));

        // Four for the leaf, seven for a backslash that is escaped and its letters, three for the mark.
        Assert.Equal(plain.Payload.Length + 4 + 7 + 3, emoji.Payload.Length);
        using var json = JsonDocument.Parse(emoji.Payload);
        Assert.Contains(
            "Ann🌿\\u0041\u200f", json.RootElement.GetProperty("body").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public void Admins_read_number_total_items_and_the_parcel()
    {
        var order = Guid.NewGuid();
        using var received = JsonDocument.Parse(Told.ByPush(News(order, OrderEventKind.Received, "Ann")).Payload);
        using var packing = JsonDocument.Parse(Told.ByPush(News(order, OrderEventKind.Packing, "Ann")).Payload);

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
