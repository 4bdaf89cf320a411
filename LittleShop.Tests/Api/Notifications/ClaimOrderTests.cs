using System.Text.Json;
using LittleShop.Api.Notifications;
using LittleShop.Api.Notifications.Queue;
using LittleShop.Contracts;
using LittleShop.Tests.Fixtures;
using NpgsqlTypes;

namespace LittleShop.Tests.Api.Notifications;

/// <summary>The corners of the claim: rows that appear late, rows that come back, and very many rows.</summary>
public sealed class ClaimOrderTests(PostgresServer postgres) : IAsyncLifetime
{
    private QueueLab _lab = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _lab = await QueueLab.OpenAsync(postgres);

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task A_dead_message_that_is_sent_again_waits_for_the_one_under_way_and_blocks_nobody()
    {
        await _lab.FillAsync(customers: 1, each: 2);
        var first = await _lab.ClaimOneAsync();
        await _lab.RecordAsync(first, DeliveryResult.Rejected);
        var second = await _lab.ClaimOneAsync();
        await _lab.ExecuteAsync($"UPDATE deliveries SET state = 'Queued', due_at = now() WHERE id = {first.Id}");
        await _lab.FillAsync(customers: 1, each: 1);

        var other = await _lab.ClaimOneAsync();
        Assert.NotEqual(first.Recipient, other.Recipient);

        await _lab.RecordAsync(second, DeliveryResult.Sent);
        Assert.Equal(first.Id, (await _lab.ClaimOneAsync()).Id);
    }

    [Fact]
    public async Task A_claim_that_loses_a_race_against_a_row_that_appeared_late_looks_again()
    {
        // The older row is not visible yet (its order commits later), so another sender holds the newer one …
        await _lab.FillAsync(customers: 2, each: 2);
        var all = await _lab.ClaimAsync();
        foreach (var claimed in all)
        {
            await _lab.RecordAsync(claimed, DeliveryResult.Rejected);
        }

        var recipient = all[0].Recipient;
        await using var connection = await _lab.Database.OpenConnectionAsync(Ct);
        await using var rival = await connection.BeginTransactionAsync(Ct);
        await using var holds = connection.CreateCommand();
        holds.CommandText = $"""
            UPDATE deliveries SET state = 'Sending', lease_until = now() + interval '30 seconds',
                lease_token = gen_random_uuid() WHERE recipient = '{recipient}' AND state = 'Queued'
            """;
        await holds.ExecuteNonQueryAsync(Ct);
        await _lab.ExecuteAsync($"UPDATE deliveries SET state = 'Queued', due_at = now() WHERE id = {all[0].Id}");

        // … and our claim takes the older one before it can see that: the index makes it wait, fail and look again.
        var claim = _lab.ClaimAsync();
        await Deadline.UntilAsync(
            async () => await _lab.ReadAsync<long>(
                """
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock'
                """) > 0,
            "the claim waits for its rival");
        await rival.CommitAsync(Ct);

        var won = Assert.Single(await claim);
        Assert.NotEqual(recipient, won.Recipient);
    }

    [Fact]
    public async Task Recipients_take_turns()
    {
        await _lab.FillAsync(customers: 10, each: 3);

        var served = new List<Guid>();
        for (var turn = 0; turn < 5; turn++)
        {
            var batch = await _lab.ClaimAsync(max: 2);
            served.AddRange(batch.Select(claimed => claimed.Recipient));
            foreach (var claimed in batch)
            {
                await _lab.RecordAsync(claimed, DeliveryResult.Sent);
            }
        }

        Assert.Equal(10, served.Distinct().Count());
    }

    /// <summary>Counted in pages that the claim touches, which no other load on the machine can change.</summary>
    [Fact]
    public async Task A_customer_with_a_hundred_thousand_waiting_messages_makes_nobody_else_s_claim_dearer()
    {
        await _lab.FillAsync(customers: 50, each: 1);
        var usual = await PagesOfClaimAsync();
        Assert.Equal(50, await ReleaseAsync());

        await _lab.FillAsync(customers: 1, each: 100_000);
        await _lab.ExecuteAsync("ANALYZE deliveries");
        await _lab.ExecuteAsync("""
            UPDATE deliveries SET due_at = now() + interval '1 hour'
            WHERE id = (SELECT min(id) FROM deliveries GROUP BY recipient HAVING count(*) > 1)
            """);
        var crowded = await PagesOfClaimAsync();

        Assert.Equal(50, await ReleaseAsync());
        Assert.InRange(crowded, 1, 3 * usual);
    }

    private async Task<long> ReleaseAsync()
    {
        var claimed = await _lab.ReadAsync<long>("SELECT count(*) FROM deliveries WHERE state = 'Sending'");
        await _lab.ExecuteAsync("UPDATE deliveries SET state = 'Queued', due_at = now() WHERE state = 'Sending'");
        return claimed;
    }

    private async Task<long> PagesOfClaimAsync()
    {
        await using var command = _lab.Database.CreateCommand(
            "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + ClaimSql.Text);
        command.Parameters.AddWithValue("channel", nameof(Channel.Telegram));
        command.Parameters.AddWithValue("priority", Delivery.OrderPriority);
        command.Parameters.AddWithValue("after", Guid.Empty);
        command.Parameters.AddWithValue("max", 100);
        command.Parameters.AddWithValue("run", 8);
        command.Parameters.AddWithValue("worker", "test");
        command.Parameters.AddWithValue("lease", NpgsqlDbType.Interval, TimeSpan.FromSeconds(30));
        using var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync(Ct))!);
        var top = plan.RootElement[0].GetProperty("Plan");
        TestContext.Current.TestOutputHelper?.WriteLine(plan.RootElement.ToString());
        return top.GetProperty("Shared Hit Blocks").GetInt64() + top.GetProperty("Shared Read Blocks").GetInt64();
    }
}
