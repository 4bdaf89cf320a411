using LittleShop.Contracts;
using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;

namespace LittleShop.Api.Notifications.Queue;

/// <summary>Hands out due deliveries, each to one sender, at most one at a time for each recipient.</summary>
internal sealed class DeliveryQueue(NpgsqlDataSource database, IOptions<DeliveryOptions> options)
{
    private const int LostRaces = 5;

    private readonly Dictionary<Channel, Guid> _lastServed = [];

    /// <summary>Claims up to so many. Fewer than that means: no more is due now.</summary>
    public async Task<IReadOnlyList<ClaimedDelivery>> ClaimAsync(
        Channel channel, int max, string worker, CancellationToken ct)
    {
        // Recipients take turns: a batch begins behind the last one served, and comes round.
        var after = LastServed(channel);
        var claimed = await ClaimBehindAsync(channel, after, max, worker, ct);
        if (claimed.Count < max && after != Guid.Empty)
        {
            claimed = [.. claimed, .. await ClaimBehindAsync(channel, Guid.Empty, max - claimed.Count, worker, ct)];
        }

        Remember(channel, claimed.Count < max ? Guid.Empty : claimed[^1].Recipient);
        return claimed;
    }

    private async Task<IReadOnlyList<ClaimedDelivery>> ClaimBehindAsync(
        Channel channel, Guid after, int max, string worker, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ReadClaimAsync(channel, after, max, worker, ct);
            }
            catch (PostgresException race)
                when (race.ConstraintName == DeliveryConfiguration.OneInFlight && attempt < LostRaces)
            {
                // An older delivery of a recipient became visible while a newer one was claimed: look again.
            }
        }
    }

    private async Task<IReadOnlyList<ClaimedDelivery>> ReadClaimAsync(
        Channel channel, Guid after, int max, string worker, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(ClaimSql.Text, connection)
        {
            Parameters =
            {
                new("channel", NpgsqlDbType.Text) { Value = channel.ToString() },
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
            claimed.Add(Read(rows));
        }

        return claimed;
    }

    private static ClaimedDelivery Read(NpgsqlDataReader row)
    {
        var currency = row.GetString(11);
        var news = new OrderNews(
            row.GetGuid(4), Enum.Parse<OrderEventKind>(row.GetString(5)), row.GetFieldValue<DateTimeOffset>(6),
            new Money(row.GetDecimal(12), currency), row.GetInt32(13), row.GetString(16))
        {
            Amount = row.IsDBNull(7) ? null : new Money(row.GetDecimal(7), currency),
            Note = Text(row, 8),
            Carrier = Text(row, 9),
            TrackingNumber = Text(row, 10),
            PaymentMethod = Enum.Parse<PaymentMethod>(row.GetString(14)),
            IsPaid = row.GetBoolean(15),
        };
        var device = row.IsDBNull(18)
            ? null
            : new PushTarget(
                row.GetString(18), row.GetFieldValue<byte[]>(19), row.GetFieldValue<byte[]>(20), row.GetBoolean(21));
        return new ClaimedDelivery(
            row.GetInt64(0), row.GetGuid(1), row.GetInt32(2), row.GetGuid(3), news, row.GetInt64(17), device);
    }

    private static string? Text(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    private Guid LastServed(Channel channel)
    {
        lock (_lastServed)
        {
            return _lastServed.GetValueOrDefault(channel);
        }
    }

    private void Remember(Channel channel, Guid recipient)
    {
        lock (_lastServed)
        {
            _lastServed[channel] = recipient;
        }
    }
}
