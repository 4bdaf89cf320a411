using LittleShop.Api.Notifications.Canary;
using LittleShop.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LittleShop.Api.Shop;

/// <summary>Every counter of the dashboard, in one round trip.</summary>
internal static class GetDashboard
{
    private const int Days = 14;

    private const string Orders = """
        select count(*) filter (where status = 'PendingPayment')::int,
            count(*) filter (where status = 'PaymentReceived')::int,
            count(*) filter (where status in ('Accepted', 'Packing'))::int,
            count(*) filter (where status = 'OnHold')::int
        from orders
        where status in ('PendingPayment', 'PaymentReceived', 'Accepted', 'Packing', 'OnHold') and not is_canary
        """;

    // What was given up and sent again since then is answered for by its repetition.
    private static readonly string _deliveries = $"""
        select channel, count(*) filter (where state in ('Queued', 'Sending'))::int,
            count(*) filter (where state in ('Sent', 'Delivered', 'Opened'))::int, count(*) filter (where state = 'Dead')::int
        from deliveries where (state in ('Queued', 'Sending', 'Dead') or created_at > $1) and {CanaryRows.NoDelivery}
          and (state <> 'Dead' or not exists (select from deliveries again
            where again.resend_of = coalesce(deliveries.resend_of, deliveries.id) and again.id > deliveries.id))
        group by channel
        """;

    private static readonly string _people = $"""
        select (select count(*) from push_subscriptions where ended_at is null and {CanaryRows.NoDevice})::int,
            (select count(*) from customers where not is_canary)::int,
            (select count(*) from customers where last_seen_at >= $1 and not is_canary)::int
        """;

    private const string DayTotals = """
        select day::date, count(orders.id)::int, coalesce(sum(orders.paid - orders.refunded), 0)
        from generate_series($1, $2, interval '1 day') day
        left join orders on orders.placed_at >= day and orders.placed_at < day + interval '1 day' and not is_canary
        group by day order by day
        """;

    public static async Task<Ok<Dashboard>> Handle(
        NpgsqlDataSource database, IOptions<ShopOptions> shop, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new(Orders));
        batch.BatchCommands.Add(new(_deliveries) { Parameters = { new() { Value = now.AddDays(-1) } } });
        batch.BatchCommands.Add(new(_people) { Parameters = { new() { Value = today } } });
        batch.BatchCommands.Add(new(DayTotals)
        {
            Parameters = { new() { Value = today.AddDays(1 - Days) }, new() { Value = today } },
        });

        await using var row = await batch.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        var (pending, toAccept, inProgress, onHold) =
            (row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3));
        await row.NextResultAsync(ct);
        var byChannel = await DeliveriesAsync(row, ct);
        await row.NextResultAsync(ct);
        await row.ReadAsync(ct);
        var (devices, customers, active) = (row.GetInt32(0), row.GetInt32(1), row.GetInt32(2));
        await row.NextResultAsync(ct);
        var days = await DaysAsync(row, shop.Value.Currency, ct);

        return TypedResults.Ok(new Dashboard(
            pending, toAccept, inProgress, onHold, days[^1].Orders, days[^1].Revenue,
            byChannel.GetValueOrDefault(Channel.WebPush, None), byChannel.GetValueOrDefault(Channel.Telegram, None),
            devices, customers, active, days));
    }

    private static DeliveryCounts None { get; } = new(0, 0, 0);

    private static async Task<Dictionary<Channel, DeliveryCounts>> DeliveriesAsync(
        NpgsqlDataReader row, CancellationToken ct)
    {
        var counts = new Dictionary<Channel, DeliveryCounts>();
        while (await row.ReadAsync(ct))
        {
            counts[Enum.Parse<Channel>(row.GetString(0))] = new(row.GetInt32(1), row.GetInt32(2), row.GetInt32(3));
        }

        return counts;
    }

    private static async Task<List<DayTotal>> DaysAsync(NpgsqlDataReader row, string currency, CancellationToken ct)
    {
        var days = new List<DayTotal>();
        while (await row.ReadAsync(ct))
        {
            days.Add(new DayTotal(
                row.GetFieldValue<DateOnly>(0), row.GetInt32(1), new Money(row.GetDecimal(2), currency)));
        }

        return days;
    }
}
