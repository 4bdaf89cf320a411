using LittleShop.Contracts;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;

namespace LittleShop.Api.Notifications.Queue;

/// <summary>Hands out due deliveries, each to one sender, at most one at a time for each recipient.</summary>
internal sealed class DeliveryQueue(NpgsqlDataSource database, IOptions<DeliveryOptions> options)
{
    private const int LostRaces = 5;

    private readonly Dictionary<Lane, Guid> _lastServed = [];

    /// <summary>Claims up to so many. Fewer than that means: no more is due now.</summary>
    public async Task<IReadOnlyList<ClaimedDelivery>> ClaimAsync(
        Channel channel, int max, string worker, CancellationToken ct, int priority = Delivery.OrderPriority)
    {
        // Recipients take turns: a batch begins behind the last one served, and comes round.
        var lane = new Lane(channel, priority);
        var after = LastServed(lane);
        var claimed = await ClaimBehindAsync(lane, after, max, worker, ct);
        if (claimed.Count < max && after != Guid.Empty)
        {
            claimed = [.. claimed, .. await ClaimBehindAsync(lane, Guid.Empty, max - claimed.Count, worker, ct)];
        }

        Remember(lane, claimed.Count < max ? Guid.Empty : claimed[^1].Recipient);
        return claimed;
    }

    private async Task<IReadOnlyList<ClaimedDelivery>> ClaimBehindAsync(
        Lane lane, Guid after, int max, string worker, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ReadClaimAsync(lane, after, max, worker, ct);
            }
            catch (PostgresException race)
                when (race.ConstraintName == DeliveryConfiguration.OneInFlight && attempt < LostRaces)
            {
                // An older delivery of a recipient became visible while a newer one was claimed: look again.
            }
        }
    }

    private async Task<IReadOnlyList<ClaimedDelivery>> ReadClaimAsync(
        Lane lane, Guid after, int max, string worker, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(ClaimSql.Text, connection)
        {
            Parameters =
            {
                new("channel", NpgsqlDbType.Text) { Value = lane.Channel.ToString() },
                new("priority", NpgsqlDbType.Integer) { Value = lane.Priority },
                new("after", NpgsqlDbType.Uuid) { Value = after },
                new("max", NpgsqlDbType.Integer) { Value = max },
                new("max_attempts", NpgsqlDbType.Integer) { Value = Backoff.MaxAttempts },
                new("worker", NpgsqlDbType.Text) { Value = worker },
                new("lease", NpgsqlDbType.Interval) { Value = options.Value.Lease },
            },
        };
        await command.PrepareAsync(ct);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var claimed = new List<ClaimedDelivery>();
        while (await rows.ReadAsync(ct))
        {
            claimed.Add(ClaimedColumns.Read(rows));
        }

        return claimed;
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
