using LittleShop.Contracts;

namespace LittleShop.Benchmarks.Rig;

/// <summary>
/// Telegram deliveries in memory, handed out as the Api does: order messages first, one at a time for each chat, with a
/// lease and a token.
/// </summary>
internal sealed class MessageQueue
{
    private static readonly TimeSpan _lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _backoff = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly LinkedList<Row> _orders = new();
    private readonly LinkedList<Row> _broadcasts = new();
    private readonly Dictionary<long, Row> _leased = [];
    private readonly HashSet<long> _busy = [];
    private readonly List<(TelegramDelivery Delivery, DeliveryOutcome Outcome)> _told = [];
    private long _lastId;
    private int _claims;
    private int _lostLeases;

    /// <summary>Every outcome that was taken, in the order they came.</summary>
    public IReadOnlyList<(TelegramDelivery Delivery, DeliveryOutcome Outcome)> Told => Read(() => _told.ToList());

    public int Claims => Read(() => _claims);

    /// <summary>Leases that ended before an outcome came.</summary>
    public int LostLeases => Read(() => _lostLeases);

    public int Leased => Read(() => _leased.Count);

    public int BroadcastsLeased => Read(() => _leased.Values.Count(row => row.Delivery.IsBroadcast));

    public long Add(long chat, bool isBroadcast, string html = "<b>News</b> of the shop", int attempt = 1)
    {
        lock (_lock)
        {
            var now = TimeProvider.System.GetUtcNow();
            var delivery = new TelegramDelivery(++_lastId, Guid.NewGuid(), chat, html, [], attempt, now, isBroadcast);
            Wait(new(delivery, now, now));
            return delivery.Id;
        }
    }

    public IReadOnlyList<TelegramDelivery> Claim(ClaimDeliveries claim)
    {
        lock (_lock)
        {
            _claims++;
            var now = TimeProvider.System.GetUtcNow();
            foreach (var lost in _leased.Values.Where(row => row.LeasedUntil <= now).ToList())
            {
                _lostLeases++;
                Again(lost, now);
            }

            return [.. Take(_orders, claim.Max, now), .. Take(_broadcasts, claim.MaxBroadcasts, now)];
        }
    }

    public OutcomesTaken Record(IReadOnlyList<DeliveryOutcome> outcomes)
    {
        lock (_lock)
        {
            var now = TimeProvider.System.GetUtcNow();
            List<long> refused = [];
            foreach (var outcome in outcomes)
            {
                if (!_leased.TryGetValue(outcome.Id, out var row) || row.Delivery.LeaseToken != outcome.LeaseToken)
                {
                    refused.Add(outcome.Id);
                    continue;
                }

                _told.Add((row.Delivery, outcome));
                if (outcome.Result is DeliveryResult.Retry
                    || (outcome.Result is DeliveryResult.Ambiguous && !row.Delivery.IsBroadcast))
                {
                    var asked = TimeSpan.FromSeconds(outcome.RetryAfterSeconds ?? 0);
                    Again(row, now + (asked > _backoff ? asked : _backoff));
                }
                else
                {
                    Free(row);
                }
            }

            return new(refused);
        }
    }

    private List<TelegramDelivery> Take(LinkedList<Row> from, int most, DateTimeOffset now)
    {
        List<TelegramDelivery> taken = [];
        for (var node = from.First; node is not null && taken.Count < most;)
        {
            var (next, row) = (node.Next, node.Value);
            if (row.DueAt <= now && _busy.Add(row.Delivery.ChatId))
            {
                from.Remove(node);
                _leased.Add(row.Delivery.Id, row with { LeasedUntil = now + _lease });
                taken.Add(row.Delivery);
            }

            node = next;
        }

        return taken;
    }

    private void Again(Row row, DateTimeOffset due)
    {
        Free(row);
        var delivery = row.Delivery with { LeaseToken = Guid.NewGuid(), Attempt = row.Delivery.Attempt + 1 };
        Wait(row with { Delivery = delivery, DueAt = due });
    }

    private void Free(Row row)
    {
        _leased.Remove(row.Delivery.Id);
        _busy.Remove(row.Delivery.ChatId);
    }

    private void Wait(Row row) => (row.Delivery.IsBroadcast ? _broadcasts : _orders).AddLast(row);

    private T Read<T>(Func<T> read)
    {
        lock (_lock)
        {
            return read();
        }
    }

    private sealed record Row(TelegramDelivery Delivery, DateTimeOffset DueAt, DateTimeOffset LeasedUntil);
}
