using LittleShop.Contracts;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;

namespace LittleShop.Api.Notifications.Queue;

/// <summary>Hands out due deliveries, each to one sender, and a recipient's to one at a time.</summary>
internal sealed class DeliveryQueue(
    [FromKeyedServices(QueueConnections.Key)] NpgsqlDataSource database, IOptions<DeliveryOptions> options)
{
    private const int LostRaces = 5;

    private readonly Dictionary<Lane, Guid> _lastServed = [];

    /// <summary>Claims one for each of up to so many recipients. Fewer than that means: no more is due now.</summary>
    public async Task<IReadOnlyList<ClaimedDelivery>> ClaimAsync(
        Channel channel, int max, string worker, CancellationToken ct, int priority = Delivery.OrderPriority) =>
        [.. (await ClaimRunsAsync(channel, max, run: 1, worker, ct, priority)).Select(run => run[0])];

    /// <summary>Claims for each recipient up to so many in a row, which their sender sends in this order.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<ClaimedDelivery>>> ClaimRunsAsync(
        Channel channel, int max, int run, string worker, CancellationToken ct, int priority = Delivery.OrderPriority)
    {
        // Recipients take turns: a batch begins behind the last one served, and comes round.
        var lane = new Lane(channel, priority);
        var after = LastServed(lane);
        var claimed = await ClaimBehindAsync(lane, after, max, run, worker, ct);
        if (claimed.Count < max && after != Guid.Empty)
        {
            claimed = [.. claimed, .. await ClaimBehindAsync(lane, Guid.Empty, max - claimed.Count, run, worker, ct)];
        }

        Remember(lane, claimed.Count < max ? Guid.Empty : claimed[^1][0].Recipient);
        return claimed;
    }

    private async Task<IReadOnlyList<IReadOnlyList<ClaimedDelivery>>> ClaimBehindAsync(
        Lane lane, Guid after, int max, int run, string worker, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ReadClaimAsync(lane, after, max, run, worker, ct);
            }
            catch (PostgresException race)
                when (race.ConstraintName == DeliveryConfiguration.OneRunInFlight && attempt < LostRaces)
            {
                // An older delivery of a recipient became visible while a newer one was claimed: look again.
            }
        }
    }

    private async Task<IReadOnlyList<IReadOnlyList<ClaimedDelivery>>> ReadClaimAsync(
        Lane lane, Guid after, int max, int run, string worker, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Command(
                    ClaimSql.TakeBack, lane,
                    new NpgsqlParameter("max_attempts", NpgsqlDbType.Integer) { Value = Backoff.MaxAttempts }),
                Command(
                    ClaimSql.Text, lane,
                    new("after", NpgsqlDbType.Uuid) { Value = after },
                    new("max", NpgsqlDbType.Integer) { Value = max },
                    new("run", NpgsqlDbType.Integer) { Value = run },
                    new("worker", NpgsqlDbType.Text) { Value = worker },
                    new("lease", NpgsqlDbType.Interval) { Value = options.Value.Lease }),
            },
        };
        await batch.PrepareAsync(ct);
        await using var rows = await batch.ExecuteReaderAsync(ct);
        var runs = new List<List<ClaimedDelivery>>();
        while (await rows.ReadAsync(ct))
        {
            var claimed = ClaimedColumns.Read(rows);
            if (runs is [] || runs[^1][0].Recipient != claimed.Recipient)
            {
                runs.Add([]);
            }

            runs[^1].Add(claimed);
        }

        return runs;
    }

    private static NpgsqlBatchCommand Command(string sql, Lane lane, params NpgsqlParameter[] more)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new("channel", NpgsqlDbType.Text) { Value = lane.Channel.ToString() });
        command.Parameters.Add(new("priority", NpgsqlDbType.Integer) { Value = lane.Priority });
        command.Parameters.AddRange(more);
        return command;
    }

    private Guid LastServed(Lane lane)
    {
        lock (_lastServed)
        {
            return _lastServed.GetValueOrDefault(lane);
        }
    }

    private void Remember(Lane lane, Guid recipient)
    {
        lock (_lastServed)
        {
            _lastServed[lane] = recipient;
        }
    }

    private sealed record Lane(Channel Channel, int Priority);
}
