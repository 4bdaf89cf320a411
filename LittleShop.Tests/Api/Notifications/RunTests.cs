using LittleShop.Api.Notifications.Queue;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;

namespace LittleShop.Tests.Api.Notifications;

/// <summary>Several messages of one recipient, claimed together and sent one after the other.</summary>
public sealed class RunTests(PostgresServer postgres) : IAsyncLifetime
{
    private QueueLab _lab = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _lab = await QueueLab.OpenAsync(postgres);

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task A_run_takes_a_recipient_s_oldest_in_order_and_nobody_gets_more_of_theirs_until_its_last_has_ended()
    {
        await _lab.FillAsync(customers: 2, each: 5);

        var runs = await ClaimAsync(run: 3);

        Assert.Equal(2, runs.Count);
        foreach (var run in runs)
        {
            Assert.Equal(await IdsAsync(run[0].Recipient, 3), run.Select(one => one.Id));
            Assert.Equal(3, run.Select(one => one.LeaseToken).Distinct().Count());
            Assert.All(run, one => Assert.Equal((run[0].Recipient, 1), (one.Recipient, one.Attempt)));
        }

        var first = runs[0];
        Assert.False((await _lab.RecordAsync(first[0], DeliveryResult.Sent)).MoreWait);
        Assert.False((await _lab.RecordAsync(first[1], DeliveryResult.Sent)).MoreWait);
        Assert.Empty(await ClaimAsync(run: 3));
        Assert.True((await _lab.RecordAsync(first[2], DeliveryResult.Sent)).MoreWait);
        var rest = Assert.Single(await ClaimAsync(run: 3));
        Assert.Equal((first[0].Recipient, 2), (rest[0].Recipient, rest.Count));
    }

    [Fact]
    public async Task So_many_recipients_are_asked_for_not_so_many_messages()
    {
        await _lab.FillAsync(customers: 5, each: 4);

        var runs = await _lab.Queue.ClaimRunsAsync(Channel.Telegram, 2, run: 4, "test", Ct);

        Assert.Equal([4, 4], runs.Select(run => run.Count));
    }

    [Fact]
    public async Task A_run_ends_before_the_first_that_is_not_due()
    {
        await _lab.FillAsync(customers: 1, each: 4);
        await _lab.ExecuteAsync(
            "UPDATE deliveries SET due_at = now() + interval '1 hour' WHERE id = (SELECT min(id) + 2 FROM deliveries)");

        Assert.Equal(2, Assert.Single(await ClaimAsync(run: 4)).Count);
    }

    [Fact]
    public async Task A_run_ends_before_the_first_that_somebody_else_holds_just_now()
    {
        await _lab.FillAsync(customers: 1, each: 4);
        await using var connection = await _lab.Database.OpenConnectionAsync(Ct);
        await using var other = await connection.BeginTransactionAsync(Ct);
        await using var holds = connection.CreateCommand();
        holds.CommandText = "SELECT FROM deliveries WHERE id = (SELECT min(id) + 1 FROM deliveries) FOR UPDATE";
        await holds.ExecuteNonQueryAsync(Ct);

        Assert.Single(Assert.Single(await ClaimAsync(run: 4)));
    }

    [Fact]
    public async Task A_run_whose_sender_fell_silent_comes_back_whole_in_order_and_its_late_words_are_refused()
    {
        await _lab.FillAsync(customers: 1, each: 3);
        var silent = Assert.Single(await ClaimAsync(run: 3));
        await _lab.RecordAsync(silent[0], DeliveryResult.Sent);

        await _lab.ExpireLeasesAsync();
        var again = Assert.Single(await ClaimAsync(run: 3));

        Assert.Equal(silent.Skip(1).Select(one => one.Id), again.Select(one => one.Id));
        Assert.All(again, one => Assert.Equal(2, one.Attempt));
        foreach (var late in silent)
        {
            Assert.Equal([late.Id], (await _lab.RecordAsync(late, DeliveryResult.Rejected)).Refused);
        }

        Assert.Equal(2L, await _lab.ReadAsync<long>("SELECT count(*) FROM deliveries WHERE state = 'Sending'"));
    }

    [Fact]
    public async Task What_is_given_back_costs_no_attempt_and_keeps_its_place_behind_the_one_that_must_wait()
    {
        await _lab.FillAsync(customers: 1, each: 3);
        var run = Assert.Single(await ClaimAsync(run: 3));
        await _lab.RecordAsync(run[0], DeliveryResult.Retry, retryAfter: 60);
        await _lab.RecordAsync(run[1], DeliveryResult.Deferred);
        await _lab.RecordAsync(run[2], DeliveryResult.Deferred);

        Assert.Empty(await ClaimAsync(run: 3));
        await _lab.MakeDueAsync();
        var again = Assert.Single(await ClaimAsync(run: 3));

        Assert.Equal(run.Select(one => (one.Id, one.Id == run[0].Id ? 2 : 1)), again.Select(one => (one.Id, one.Attempt)));
    }

    [Fact]
    public async Task Eight_senders_of_runs_at_once_send_each_message_once_and_each_customer_s_in_order()
    {
        await _lab.FillAsync(customers: 20, each: 30);
        var sent = new List<(Guid Recipient, long Id)>();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(SendAllAsync, Ct)));

        Assert.Equal(600, sent.Distinct().Count());
        Assert.Equal(600, sent.Count);
        Assert.All(sent.GroupBy(one => one.Recipient, one => one.Id), ids => Assert.Equal(ids.Order(), ids));

        async Task SendAllAsync()
        {
            var queue = _lab.NewQueue();
            while (await _lab.ReadAsync<long>("SELECT count(*) FROM deliveries WHERE state <> 'Sent'") > 0)
            {
                foreach (var one in (await queue.ClaimRunsAsync(Channel.Telegram, 3, run: 4, "test", Ct)).SelectMany(run => run))
                {
                    lock (sent)
                    {
                        sent.Add((one.Recipient, one.Id));
                    }

                    Assert.Empty((await _lab.RecordAsync(one, DeliveryResult.Sent)).Refused);
                }
            }
        }
    }

    private Task<IReadOnlyList<IReadOnlyList<ClaimedDelivery>>> ClaimAsync(int run) =>
        _lab.Queue.ClaimRunsAsync(Channel.Telegram, 10, run, "test", Ct);

    private async Task<List<long>> IdsAsync(Guid recipient, int count)
    {
        await using var command = _lab.Database.CreateCommand(
            $"SELECT id FROM deliveries WHERE recipient = '{recipient}' ORDER BY id LIMIT {count}");
        await using var row = await command.ExecuteReaderAsync(Ct);
        var ids = new List<long>();
        while (await row.ReadAsync(Ct))
        {
            ids.Add(row.GetInt64(0));
        }

        return ids;
    }
}
