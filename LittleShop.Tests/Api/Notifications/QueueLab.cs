using LittleShop.Api.Notifications.Queue;
using LittleShop.Contracts;
using LittleShop.ServiceDefaults;
using LittleShop.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LittleShop.Tests.Api.Notifications;

/// <summary>A queue on a database of its own, with no sender but the test.</summary>
internal sealed class QueueLab : IAsyncDisposable
{
    private readonly ServiceProvider _metrics = new ServiceCollection().AddMetrics().AddSingleton<ShopMetrics>()
        .BuildServiceProvider();

    private QueueLab(string database)
    {
        Database = QueueConnections.Open(database);
        Queue = NewQueue();
        Outcomes = new DeliveryOutcomes(Database, _metrics.GetRequiredService<ShopMetrics>());
    }

    public NpgsqlDataSource Database { get; }

    public DeliveryQueue Queue { get; }

    public DeliveryOutcomes Outcomes { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<QueueLab> OpenAsync(PostgresServer postgres) => new(await postgres.NewDatabaseAsync());

    /// <summary>As another process would have it.</summary>
    public DeliveryQueue NewQueue() => new(Database, Options.Create(new DeliveryOptions()));

    /// <summary>So many customers with one order each, and so many Telegram deliveries for each.</summary>
    public Task FillAsync(int customers, int each) => ExecuteAsync($"""
        WITH people AS (
            INSERT INTO customers (id, chat_id, name, created_at, last_seen_at)
            SELECT gen_random_uuid(), (SELECT coalesce(max(chat_id), 0) FROM customers) + n, 'Ann', now(), now()
            FROM generate_series(1, {customers}) n
            RETURNING id
        ), placed AS (
            INSERT INTO orders (id, customer_id, status, currency, subtotal, shipping, total, paid, refunded,
                item_count, payment_method, recipient_name, address, shipping_method, placed_at, changed_at,
                holds_stock)
            SELECT gen_random_uuid(), id, 'PendingPayment', 'GBP', 1, 1, 2, 0, 0, 1, 'Telegram', 'a', 'b', 'c', now(),
                now(), true FROM people
            RETURNING id, customer_id
        ), told AS (
            INSERT INTO order_events (order_id, kind, "to", "by", at)
            SELECT placed.id, 'Received', 'PendingPayment', 'customer', now()
            FROM generate_series(1, {each}) n CROSS JOIN placed ORDER BY n
            RETURNING id, order_id
        )
        INSERT INTO deliveries (event_id, order_id, channel, audience, recipient, state, attempts, created_at, due_at)
        SELECT told.id, told.order_id, 'Telegram', 'Customer', placed.customer_id, 'Queued', 0, now(), now()
        FROM told JOIN placed ON placed.id = told.order_id ORDER BY told.id
        """);

    public Task<IReadOnlyList<ClaimedDelivery>> ClaimAsync(int max = 100) =>
        Queue.ClaimAsync(Channel.Telegram, max, "test", Ct);

    public async Task<ClaimedDelivery> ClaimOneAsync() => Assert.Single(await ClaimAsync());

    public Task<RecordedOutcomes> RecordAsync(
        ClaimedDelivery claimed, DeliveryResult result, int? retryAfter = null, string? answer = "said the test") =>
        Outcomes.RecordAsync(
            [new DeliveryOutcome(claimed.Id, claimed.LeaseToken, result, answer, retryAfter)], Ct);

    /// <summary>As if the sender had been silent for longer than its lease.</summary>
    public Task ExpireLeasesAsync() =>
        ExecuteAsync("UPDATE deliveries SET lease_until = now() - interval '1 second' WHERE state = 'Sending'");

    /// <summary>As if the time until the next attempt had passed.</summary>
    public Task MakeDueAsync() => ExecuteAsync("UPDATE deliveries SET due_at = now() WHERE state = 'Queued'");

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        command.CommandTimeout = 120;
        await command.ExecuteNonQueryAsync(Ct);
    }

    public async Task<T> ReadAsync<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Ct))!;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await _metrics.DisposeAsync();
    }
}
