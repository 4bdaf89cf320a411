using LittleShop.Api.Notifications;
using LittleShop.Api.Notifications.Routes;
using LittleShop.Contracts;
using LittleShop.Tests.Admin.Texts;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Admin.Browser;

/// <summary>A fake Api with something on every page.</summary>
internal static class AShop
{
    public static OrderDetail Order { get; } = An.OrderDetail(OrderStatus.PaymentReceived) with
    {
        Answer = new OrderAnswer(null, "Grace Hopper", An.Noon),
        Customer = new OrderCustomer(Guid.NewGuid(), "Ada Lovelace", "ada", null, Reachable: false),
    };

    public static void Furnish(FakeApi api)
    {
        AdminHost.Welcome(api);
        AText.Furnish(api);
        api.On("GET /orders", new Page<OrderSummary>(
            [
                An.Order(OrderStatus.PaymentReceived, id: Order.Id) with
                {
                    Answer = new OrderAnswer(An.Noon, null, null), Contact = CustomerContact.EmailOnly,
                },
                An.Order(OrderStatus.Packing), An.Order(OrderStatus.OnHold),
                An.Order(OrderStatus.Delivered), An.Order(OrderStatus.PaymentFailed), An.Order(OrderStatus.Dispatched),
            ],
            null));
        api.On($"GET /orders/{Order.Id}", Order);
        api.On($"GET /orders/{Order.Id}/deliveries", Deliveries);
        api.On("GET /categories", new[] { new CategorySummary(Guid.NewGuid(), "Garden", "garden", 0, 2, 1) });
        api.On("GET /products", new Page<ProductSummary>([Product("Oak dibber", 0), Product("Copper can", 40)], null));
        api.On("GET /customers", new Page<CustomerSummary>(
            [new(Guid.NewGuid(), "Ada Lovelace", "ada", null, "en", false, 3, An.Pounds(70), An.Noon, An.Noon)], null));
        api.On("GET /reviews", new Page<ReviewView>(
            [new(Order.Id, Order.Number, "Ada Lovelace", 4, "Lovely can, late parcel.", An.Noon)], null));
        api.On("GET /admins", new[] { new AdminView(Guid.NewGuid(), "grace@example.org", "Grace", Roles.Packer, true) });
        api.On("GET /push/subscriptions", new[] { new PushDevice(Guid.NewGuid(), "Chrome on Android", An.Noon, null, null) });
        FurnishMessages(api);
    }

    private static void FurnishMessages(FakeApi api)
    {
        api.On("GET /inbox", new Page<InboxItem>([Line(3, null), Line(2, null), Line(1, An.Noon)], null));
        api.On("GET /inbox/count", new InboxCount(2));
        api.On("GET /me/notifications", new AdminPreferences(
            [new(OrderEventKind.Packing, Channel.WebPush, PreferenceMode.Digest)], 5, new(22, 0), new(8, 0), true,
            "Europe/London", "en", true, new(8, 0)));
        api.On("GET /me/notifications/events", Hearable);
        api.On("GET /broadcasts/audience", new BroadcastAudience(120, 7, 3));
        api.On("GET /broadcasts", new Page<BroadcastView>(
            [new(1, "<b>New</b> teapots &amp; mugs", "Grace", An.Noon, 130, 80, 10, 38, 2)],
            null));
        api.On("GET /orders/response-times", new ResponseTimes(
            41, TimeSpan.FromMinutes(7), TimeSpan.FromMinutes(74), 3, 2, TimeSpan.FromMinutes(12)));
        api.On("GET /notifications/reachability", Board);
        api.On("GET /notifications/canary", new CanaryReport(
            null,
            [
                new(Channel.WebPush, An.Noon, TimeSpan.FromMilliseconds(240), null),
                new(Channel.Telegram, An.Noon, null, "Given up: 403 Forbidden: bot was blocked by the user"),
                new(Channel.Email, null, null, "Not set up: Canary:Email names no mailbox.", SetUp: false),
                new(Channel.Webhook, An.Noon, TimeSpan.FromSeconds(1), null),
                new(Channel.Inbox, An.Noon, TimeSpan.Zero, null),
            ],
            An.Noon.AddHours(1)));
        api.On("GET /notifications/deliveries", new Page<DeliveryView>(Deliveries, null));
        api.On("GET /notifications/coverage", new CoverageReport(
            An.Noon, An.Noon, 40, 100, 99, [new(1, Order.Id, OrderEventKind.Accepted, Channel.WebPush, "Grace")],
            [
                Cell(0, OrderEventKind.Accepted, Channel.WebPush, 100, 99),
                Cell(0, OrderEventKind.Received, Channel.Telegram, 42, 42),
                Cell(0, OrderEventKind.Received, Channel.Email, 42, 42),
                Cell(0, OrderEventKind.Received, Channel.Inbox, 120, 120),
                Cell(1, OrderEventKind.Received, Channel.Telegram, 38, 38),
                Cell(1, OrderEventKind.Received, Channel.Webhook, 76, 76),
            ]));
        api.On("GET /notifications/deliveries/2", new DeliveryDetail(
            Deliveries[0], "Given up: 410: the browser unsubscribed.", nameof(Audience.AllAdmins), An.Noon,
            [
                new(1, Guid.NewGuid(), "api-1:4711", An.Noon, An.Noon.AddSeconds(10), "Retry", "No answer in 10 s."),
                new(2, Guid.NewGuid(), "api-1:4711", An.Noon, An.Noon.AddSeconds(12), "Unreachable", "410"),
            ],
            [77]));
        api.On("GET /notifications/routes", Routing.Table.Select(cell => ListRoutes.View(cell, Changed(cell))));
        api.On("GET /notifications/webhooks", new[]
        {
            new WebhookView(
                Webhook, "https://books.example.org/hooks/littleshop", "Bookkeeping", null, true, An.Noon, An.Noon, null),
            new WebhookView(
                Guid.NewGuid(), "https://warehouse.example.org/a/very/long/address/that/does/not/end/soon", null,
                [OrderEventKind.Accepted, OrderEventKind.Packing, OrderEventKind.Dispatched], false, An.Noon, null,
                "The endpoint says that it is gone for good (410)."),
        });
    }

    public static Guid Webhook { get; } = Guid.NewGuid();

    private static CoverageCell Cell(
        int daysAgo, OrderEventKind kind, Channel channel, int expected, int present) => new(
        DateOnly.FromDateTime(An.Noon.Date).AddDays(-daysAgo), kind, channel, expected, present, present - 3, 1, 1, 1);

    private static RouteOverride? Changed(Routing.Cell cell) =>
        cell.Kind is OrderEventKind.Packing or OrderEventKind.Accepted
        && cell is { Channel: Channel.WebPush, Audience: Audience.AllAdmins }
            ? new RouteOverride
            {
                Kind = cell.Kind,
                Channel = cell.Channel,
                Audience = cell.Audience,
                On = !cell.On,
                By = "Grace Hopper",
                At = An.Noon,
            }
            : null;

    private static ReachabilityBoard Board { get; } = new(
        [
            new(
                Guid.NewGuid(), "Ada Lovelace", Roles.Owner,
                [
                    new(Guid.NewGuid(), "Chrome on Android", An.Noon, An.Noon, An.Noon, null),
                    new(Guid.NewGuid(), "Firefox on Linux", An.Noon, null, null, "410: the browser unsubscribed"),
                ],
                HasChat: true, HasEmail: true, Reachable: true),
            new(Guid.NewGuid(), "Grace Hopper", Roles.Owner, [], false, false, false),
        ],
        "Grace Hopper cannot be reached: an order that waits too long would not get to the owner.");

    private static IReadOnlyList<DeliveryView> Deliveries { get; } =
    [
        Delivery(2, DeliveryState.Dead, "410: the browser unsubscribed"), Delivery(1, DeliveryState.Sent, null),
        Delivery(3, DeliveryState.Queued, "429: Too Many Requests"),
    ];

    private static InboxItem Line(long id, DateTimeOffset? readAt) => new(
        id, nameof(OrderEventKind.PaymentConfirmed), $"💰 Payment confirmed #{Order.Number}",
        "£24.50 · 2 items · Ada Lovelace\nReady to be accepted.", $"/orders/{Order.Id}", Order.Id, An.Noon, readAt,
        Urgent: id == 3);

    private static DeliveryView Delivery(long id, DeliveryState state, string? answer) => new(
        id, Order.Id, Order.Number, nameof(OrderEventKind.PaymentConfirmed), Channel.WebPush, "Chrome on Android", state,
        null, 1, An.Noon, state == DeliveryState.Sent ? An.Noon : null, null, null, An.Noon, answer, null);

    private static readonly Channel[] _ways = [Channel.WebPush, Channel.Inbox, Channel.Telegram, Channel.Email];

    private static HearableEvent[] Hearable { get; } =
    [
        .. from kind in Enum.GetValues<OrderEventKind>()
           from channel in kind.IsInternal ? _ways : _ways[..2]
           select new HearableEvent(kind, channel, channel is Channel.Email),
    ];

    private static ProductSummary Product(string title, int stock) => new(
        Guid.NewGuid(), title, null, null, ProductStatus.Draft, An.Pounds(9), An.Pounds(9), stock, 1, null, An.Noon);
}
