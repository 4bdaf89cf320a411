using System.Collections.Concurrent;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Api.Notifications;

public sealed class DeliveryQueueTests(PostgresServer postgres) : IAsyncLifetime
{
    private QueueLab _lab = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _lab = await QueueLab.OpenAsync(postgres);

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task Eight_senders_at_once_send_each_message_once_and_each_customer_s_in_order()
    {
        await _lab.FillAsync(customers: 30, each: 20);
        var sent = new ConcurrentDictionary<Guid, ConcurrentQueue<long>>();
        var underWay = new ConcurrentDictionary<Guid, bool>();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(SendAllAsync, Ct)));

        Assert.Equal(30, sent.Count);
        Assert.All(sent.Values, ids =>
        {
            Assert.Equal(20, ids.Count);
            Assert.Equal(ids.Order(), ids);
        });
        Assert.Equal(600, await _lab.ReadAsync<long>("SELECT count(*) FROM deliveries WHERE state = 'Sent'"));

        async Task SendAllAsync()
        {
            var queue = _lab.NewQueue();
            while (await _lab.ReadAsync<long>("SELECT count(*) FROM deliveries WHERE state <> 'Sent'") > 0)
            {
                var claimed = await queue.ClaimAsync(Channel.Telegram, 7, "test", Ct);
                foreach (var delivery in claimed)
                {
                    Assert.True(underWay.TryAdd(delivery.Recipient, true), "two under way for one customer");
                    sent.GetOrAdd(delivery.Recipient, _ => []).Enqueue(delivery.Id);
                    Assert.True(underWay.TryRemove(delivery.Recipient, out _));
                }

                var recorded = await _lab.Outcomes.RecordAsync(
                    [.. claimed.Select(d => new DeliveryOutcome(d.Id, d.LeaseToken, DeliveryResult.Sent, null))], Ct);
                Assert.Empty(recorded.Refused);
            }
        }
    }

    [Fact]
    public async Task A_sender_that_dies_after_its_claim_loses_no_message_and_its_late_word_is_refused()
    {
        await _lab.FillAsync(customers: 1, each: 2);
        var dead = await _lab.ClaimOneAsync();
        Assert.Empty(await _lab.ClaimAsync());

        await _lab.ExpireLeasesAsync();
        var alive = await _lab.ClaimOneAsync();

        Assert.Equal((dead.Id, 2), (alive.Id, alive.Attempt));
        Assert.Equal([dead.Id], (await _lab.RecordAsync(dead, DeliveryResult.Rejected)).Refused);
        Assert.Equal("Sending", await _lab.ReadAsync<string>($"SELECT state FROM deliveries WHERE id = {dead.Id}"));
        var recorded = await _lab.RecordAsync(alive, DeliveryResult.Sent);
        Assert.Empty(recorded.Refused);
        Assert.True(recorded.MoreWait);
        Assert.Equal([alive.Id], (await _lab.RecordAsync(alive, DeliveryResult.Retry)).Refused);
        Assert.Equal("Sent", await _lab.ReadAsync<string>($"SELECT state FROM deliveries WHERE id = {dead.Id}"));
    }

    [Fact]
    public async Task A_message_that_must_wait_holds_back_the_later_ones_and_a_dead_one_does_not()
    {
        await _lab.FillAsync(customers: 1, each: 2);
        var first = await _lab.ClaimOneAsync();

        await _lab.RecordAsync(first, DeliveryResult.Retry);
        Assert.Empty(await _lab.ClaimAsync());
        await _lab.MakeDueAsync();
        var again = await _lab.ClaimOneAsync();
        Assert.Equal((first.Id, 2), (again.Id, again.Attempt));

        await _lab.RecordAsync(again, DeliveryResult.Rejected);
        Assert.True((await _lab.ClaimOneAsync()).Id > first.Id);
    }

    [Fact]
    public async Task Attempts_come_ever_later_and_after_the_last_the_delivery_is_dead()
    {
        await _lab.FillAsync(customers: 1, each: 1);
        for (var attempt = 1; attempt <= Backoff.MaxAttempts; attempt++)
        {
            var claimed = await _lab.ClaimOneAsync();
            Assert.Equal(attempt, claimed.Attempt);
            await _lab.RecordAsync(claimed, DeliveryResult.Retry);
            if (attempt < Backoff.MaxAttempts)
            {
                var usual = Backoff.Seconds[attempt - 1];
                Assert.InRange(await WaitAsync(), (0.8 * usual) - 5, 1.2 * usual); // less what passed since
                await _lab.MakeDueAsync();
            }
        }

        Assert.Equal("Dead", await _lab.ReadAsync<string>("SELECT state FROM deliveries"));
        Assert.Empty(await _lab.ClaimAsync());
    }

    [Theory]
    [InlineData(90, 88, 90)]
    [InlineData(int.MaxValue, 86_390, 86_400)]
    [InlineData(-5, 0, 2)]
    public async Task What_a_server_asks_to_wait_is_obeyed_within_reason(int asked, int least, int most)
    {
        await _lab.FillAsync(customers: 1, each: 1);

        await _lab.RecordAsync(await _lab.ClaimOneAsync(), DeliveryResult.Retry, retryAfter: asked);

        Assert.InRange(await WaitAsync(), least, most);
    }

    [Fact]
    public async Task A_customer_who_blocked_the_bot_is_marked_and_nothing_more_is_tried_there()
    {
        await _lab.FillAsync(customers: 1, each: 2);

        await _lab.RecordAsync(await _lab.ClaimOneAsync(), DeliveryResult.Unreachable, answer: "Forbidden: blocked");
        Assert.True(await _lab.ReadAsync<bool>("SELECT unreachable_since IS NOT NULL FROM customers"));
        Assert.Equal(
            "Suppressed Blocked: Forbidden: blocked",
            await _lab.ReadAsync<string>(
                "SELECT state || ' ' || reason || ': ' || last_answer FROM deliveries ORDER BY id LIMIT 1"));

        Assert.Empty(await _lab.ClaimAsync());
        Assert.Equal(2L, await _lab.ReadAsync<long>("SELECT count(*) FROM deliveries WHERE reason = 'Blocked'"));
    }

    [Fact]
    public async Task A_customer_who_opened_the_chat_while_their_message_was_refused_gets_it_again()
    {
        await _lab.FillAsync(customers: 1, each: 1);
        var refused = await _lab.ClaimOneAsync();
        await _lab.ExecuteAsync("UPDATE customers SET last_seen_at = clock_timestamp()");

        await _lab.RecordAsync(refused, DeliveryResult.Unreachable, answer: "Forbidden: blocked");

        Assert.True(await _lab.ReadAsync<bool>("SELECT unreachable_since IS NULL FROM customers"));
        await _lab.ExecuteAsync("UPDATE deliveries SET due_at = now()");
        await _lab.RecordAsync(await _lab.ClaimOneAsync(), DeliveryResult.Unreachable, answer: "Forbidden: blocked");
        Assert.True(await _lab.ReadAsync<bool>("SELECT unreachable_since IS NOT NULL FROM customers"));
    }

    [Fact]
    public async Task A_clock_that_runs_ahead_does_not_keep_a_closed_chat_open()
    {
        await _lab.FillAsync(customers: 1, each: 1);
        await _lab.ExecuteAsync("UPDATE customers SET last_seen_at = now() + interval '1 day'");

        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await _lab.RecordAsync(await _lab.ClaimOneAsync(), DeliveryResult.Unreachable);
            await _lab.ExecuteAsync("UPDATE deliveries SET due_at = now()");
        }

        Assert.True(await _lab.ReadAsync<bool>("SELECT unreachable_since IS NOT NULL FROM customers"));
    }

    [Fact]
    public async Task A_message_that_silences_every_sender_is_given_up()
    {
        await _lab.FillAsync(customers: 1, each: 2);
        var first = await _lab.ClaimOneAsync();
        await _lab.ExecuteAsync($"UPDATE deliveries SET attempts = {Backoff.MaxAttempts} WHERE id = {first.Id}");
        await _lab.ExpireLeasesAsync();

        Assert.True((await _lab.ClaimOneAsync()).Id > first.Id);

        Assert.Equal("Dead", await _lab.ReadAsync<string>($"SELECT state FROM deliveries WHERE id = {first.Id}"));
    }

    private Task<double> WaitAsync() =>
        _lab.ReadAsync<double>("SELECT extract(epoch FROM due_at - clock_timestamp())::float8 FROM deliveries");
}
