using LittleShop.Api.Customers;
using LittleShop.Contracts;
using Npgsql;

namespace LittleShop.Api.Notifications.Queue;

/// <summary>All that any channel needs to write and send a message, read together with the claim.</summary>
internal static class ClaimedColumns
{
    public static string Text { get; } = $"""
        SELECT claimed.id, claimed.lease_token, claimed.attempts, claimed.recipient, claimed.audience, claimed.silent,
            claimed.resend_of, claimed.created_at,
            event.order_id, event.id, event.kind, event.at, event.amount, event.note, event.carrier,
            event.tracking_number, event."to" = orders.status, orders.xmin,
            orders.currency, orders.total, orders.item_count, orders.payment_method, orders.paid > orders.refunded,
            customer.name, customer.chat_id, customer.email, coalesce(customer.chosen_language, customer.language),
            device.endpoint, device.p256dh, device.auth, device.ended_at IS NULL AND NOT admins.disabled,
            admins.id, admins.name, CASE WHEN NOT admins.disabled THEN admins.email END,
            CASE WHEN NOT admins.disabled THEN settings.chat_id END, coalesce(settings.language, 'en'),
            coalesce(settings.sound, true),
            endpoint.url, endpoint.protected_secret, endpoint.ended_at IS NULL AND endpoint.enabled,
            notice.id, notice.kind, notice.title, notice.body, notice.url, notice.at,
            CASE WHEN event.kind = 'CaughtUp' THEN (
                SELECT string_agg(missed.id || ' ' || missed.status, E'\n' ORDER BY missed.placed_at)
                FROM orders missed
                WHERE missed.customer_id = customer.id AND {MissedOrders.Condition("event.id")})
                END,
            event."to", admins.role AS admin_role
        """;

    public const string Joins = """
        LEFT JOIN order_events event ON event.id = claimed.event_id
        LEFT JOIN orders ON orders.id = event.order_id
        LEFT JOIN notices notice ON notice.id = claimed.notice_id
        LEFT JOIN customers customer
            ON customer.id = coalesce(orders.customer_id, CASE WHEN claimed.audience = 'Customer' THEN claimed.recipient END)
        LEFT JOIN push_subscriptions device ON claimed.channel = 'WebPush' AND device.id = claimed.recipient
        LEFT JOIN admins ON claimed.audience NOT IN ('Customer', 'Endpoints')
            AND admins.id = coalesce(device.admin_id, claimed.recipient)
        LEFT JOIN admin_settings settings ON settings.admin_id = admins.id
        LEFT JOIN webhook_endpoints endpoint ON claimed.channel = 'Webhook' AND endpoint.id = claimed.recipient
        """;

    public static ClaimedDelivery Read(NpgsqlDataReader row)
    {
        var audience = Enum.Parse<Audience>(row.GetString(4));
        var forCustomer = audience is Audience.Customer;
        return new ClaimedDelivery(
            row.GetInt64(0), row.GetGuid(1), row.GetInt32(2), row.GetGuid(3), audience)
        {
            Silent = row.GetBoolean(5),
            ResendOf = row.IsDBNull(6) ? null : row.GetInt64(6),
            CreatedAt = row.GetFieldValue<DateTimeOffset>(7),
            News = row.IsDBNull(8) ? null : News(row),
            Notice = row.IsDBNull(40) ? null : NoticeOf(row),
            ChatId = row.IsDBNull(forCustomer ? 24 : 34) ? null : row.GetInt64(forCustomer ? 24 : 34),
            Email = Value(row, forCustomer ? 25 : 33),
            Name = Value(row, forCustomer ? 23 : 32) ?? "",
            Language = Value(row, forCustomer ? 26 : 35) ?? "en",
            Sound = row.GetBoolean(36),
            AdminId = row.IsDBNull(31) ? null : row.GetGuid(31),
            AdminRole = Value(row, row.GetOrdinal("admin_role")),
            Device = row.IsDBNull(27) ? null : new PushTarget(
                row.GetString(27), row.GetFieldValue<byte[]>(28), row.GetFieldValue<byte[]>(29), row.GetBoolean(30)),
            Endpoint = row.IsDBNull(37) ? null : new WebhookTarget(
                row.GetString(37), row.GetString(38), row.GetBoolean(39)),
        };
    }

    private static OrderNews News(NpgsqlDataReader row)
    {
        var currency = row.GetString(18);
        return new OrderNews(
            row.GetGuid(8), Enum.Parse<OrderEventKind>(row.GetString(10)), row.GetFieldValue<DateTimeOffset>(11),
            new Money(row.GetDecimal(19), currency), row.GetInt32(20), row.GetString(23))
        {
            EventId = row.GetInt64(9),
            Amount = row.IsDBNull(12) ? null : new Money(row.GetDecimal(12), currency),
            Note = Value(row, 13),
            Carrier = Value(row, 14),
            TrackingNumber = Value(row, 15),
            Version = row.GetBoolean(16) ? row.GetFieldValue<uint>(17) : null,
            PaymentMethod = Enum.Parse<PaymentMethod>(row.GetString(21)),
            IsPaid = row.GetBoolean(22),
            Missed = Value(row, 46),
            Status = Enum.Parse<OrderStatus>(row.GetString(47)),
        };
    }

    private static NoticeNews NoticeOf(NpgsqlDataReader row) => new(
        row.GetInt64(40), Enum.Parse<NoticeKind>(row.GetString(41)), row.GetString(42), row.GetString(43),
        Value(row, 44), row.GetFieldValue<DateTimeOffset>(45));

    private static string? Value(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);
}
