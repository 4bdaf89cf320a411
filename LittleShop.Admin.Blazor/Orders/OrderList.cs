using LittleShop.Admin.Blazor.Live;
using LittleShop.Contracts;

namespace LittleShop.Admin.Blazor.Orders;

/// <summary>What a list of orders shows under one filter, and how changes get into it.</summary>
internal sealed class OrderList(OrderStatus? status, string? search)
{
    private readonly Dictionary<Guid, int> _changes = [];
    private readonly List<OrderSummary> _rows = [];
    private string? _next;

    public IReadOnlyList<OrderSummary> Rows => _rows;

    public bool Loaded { get; private set; }

    public bool HasMore => _next is not null;

    public ApiProblem? Problem { get; private set; }

    public int ChangesOf(Guid id) => _changes.GetValueOrDefault(id);

    public bool IsOf(OrderStatus? otherStatus, string? otherSearch) => (status, search) == (otherStatus, otherSearch);

    public async Task ReadAsync(OrdersClient orders, CancellationToken ct)
    {
        var answer = await orders.ListAsync(status, search, null, null, ct);
        Problem = answer.Problem is { } problem && !Loaded ? problem : null; // old rows are better than none
        if (!answer.Ok)
        {
            return;
        }

        var first = answer.Value;
        foreach (var row in first.Items.Where(row => Loaded && !_rows.Contains(row)))
        {
            Mark(row.Id);
        }

        Merge(first);
        Loaded = true;
    }

    public async Task ReadMoreAsync(OrdersClient orders, CancellationToken ct)
    {
        if (_next is null)
        {
            return;
        }

        var answer = await orders.ListAsync(status, search, _next, null, ct);
        if (answer.Ok)
        {
            var known = _rows.Select(row => row.Id).ToHashSet();
            _rows.AddRange(answer.Value.Items.Where(row => !known.Contains(row.Id)));
            _next = answer.Value.Next;
        }
    }

    /// <summary>Puts new statuses into the rows it has; true when there is something only a read can tell.</summary>
    public bool Apply(LiveChanges changes, DateTimeOffset now)
    {
        var unknown = changes.ReadAgain;
        foreach (var (id, to) in changes.Orders)
        {
            var at = _rows.FindIndex(row => row.Id == id);
            if (at < 0)
            {
                unknown |= status is null || status == to;
            }
            else if (status is not null && status != to)
            {
                _rows.RemoveAt(at); // it is none of this filter's any more
            }
            else if (_rows[at].Status != to)
            {
                _rows[at] = _rows[at] with { Status = to, ChangedAt = now, Answer = AnswerIn(to, _rows[at], now) };
                Mark(id);
            }
            else
            {
                unknown |= _rows[at].Answer is { WaitingSince: not null }; // somebody may have answered it
            }
        }

        return unknown;
    }

    private static OrderAnswer? AnswerIn(OrderStatus to, OrderSummary row, DateTimeOffset now) =>
        to is OrderStatus.PaymentReceived
            ? new OrderAnswer(now, null, null)
            : row.Answer is { } answer ? answer with { WaitingSince = null } : null;

    /// <summary>The first page as it is now; what was loaded below it stays.</summary>
    private void Merge(Page<OrderSummary> first)
    {
        if (first.Next is null || !Loaded)
        {
            _rows.Clear();
            _rows.AddRange(first.Items);
            _next = first.Next;
            return;
        }

        var fresh = first.Items.Select(row => row.Id).ToHashSet();
        var oldest = first.Items[^1].PlacedAt;
        _rows.RemoveAll(row => fresh.Contains(row.Id) || row.PlacedAt > oldest);
        _rows.InsertRange(0, first.Items);
    }

    private void Mark(Guid id) => _changes[id] = ChangesOf(id) + 1;
}
